package io.berth.agent.child;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What this machine knows of a master. Nothing of it ever comes from a message.
 *
 * @param url where the master is
 * @param secretFile where the secret for it lies
 * @param command what is started for it, where that is not what is started for everybody
 */
public record LocalMaster(Optional<String> url, Optional<Path> secretFile, Optional<CommandTemplate> command) {
    /** Of a master that is known by its name only. */
    public static final LocalMaster NAMED = new LocalMaster(Optional.empty(), Optional.empty(), Optional.empty());
}
