package io.berth.agent.install;

import java.nio.file.Path;

/**
 * One agent, as a service of its machine.
 *
 * @param program the launcher, absolute
 * @param config the configuration file, absolute
 * @param user who it runs as; without meaning for a service of the present user
 * @param name tells several agents of one machine apart, empty where there is one
 * @param perUser whether it is a service of the present user, else of the machine
 */
public record AgentService(Path program, Path config, String user, String name, boolean perUser) {

    /** @return the words joined, with the name at the end where there is one */
    String named(String stem, String separator) {
        return name.isEmpty() ? stem : stem + separator + name;
    }
}
