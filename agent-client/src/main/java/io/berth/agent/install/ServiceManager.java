package io.berth.agent.install;

import java.nio.file.Path;
import java.util.List;

/** What starts services on a machine. */
public interface ServiceManager {
    /** @return its name, for messages */
    String name();

    /** @return who a service of the machine runs as where nobody is named */
    String defaultUser();

    /** @return whether it runs here, so that commands to it work */
    boolean runs(boolean perUser);

    /** @return where its files lie; may not exist */
    Path directory(boolean perUser);

    String fileName(AgentService service);

    /** @return the whole file, without a seal */
    String content(AgentService service);

    /** @return a line that its format takes for a comment */
    String comment(String text);

    /**
     * @param file where the service's file is
     * @return what makes it run now and after each boot, in order
     */
    List<List<String>> startCommands(AgentService service, Path file);

    /** @return what makes a running one take up a changed file; ends what it serves */
    List<List<String>> restartCommands(AgentService service, Path file);

    /** @return what ends it and keeps it from being started again, before its file goes */
    List<List<String>> stopCommands(AgentService service);

    /** @return what is to be done when its file has gone */
    List<List<String>> forgetCommands(AgentService service);
}
