package io.berth.agent.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is started for a reservation, and how it is looked after. Every master that is served has a command, and what its
 * command needs.
 *
 * @param command for every master that has none of its own
 * @param masters by their names; empty where everybody is served
 * @param workDirectory absolute; each master has a directory below it
 * @param readyLine found in the line that says that the child is ready; empty where running for a while says so
 * @param readyAfter how long it must run to be ready, without readyLine
 * @param attempts how often it may end before it was ever ready
 * @param stopTimeout how long it may take to end when asked to
 */
public record ChildConfig(
        Optional<CommandTemplate> command,
        Map<String, LocalMaster> masters,
        Path workDirectory,
        Optional<Pattern> readyLine,
        Duration readyAfter,
        int attempts,
        Duration stopTimeout) {
    public ChildConfig {
        masters = Map.copyOf(masters);
    }

    /** @throws IllegalArgumentException for a master that is not served */
    CommandTemplate commandFor(String master) {
        return local(master)
                .command()
                .or(() -> command)
                .orElseThrow(() -> new IllegalArgumentException("no command for a master"));
    }

    LocalMaster local(String master) {
        return masters.getOrDefault(master, LocalMaster.NAMED);
    }

    Path workDirectoryFor(String master) {
        return workDirectory.resolve(master);
    }

    /** Shows programs and no argument of one. */
    @Override
    public String toString() {
        String own = new TreeMap<>(masters)
                .entrySet().stream()
                        .filter(master -> master.getValue().command().isPresent())
                        .map(master -> master.getKey() + "="
                                + master.getValue().command().get())
                        .collect(Collectors.joining(", "));
        return "["
                + Stream.of(command.map(CommandTemplate::toString).orElse(""), own)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "))
                + "]";
    }
}
