package io.berth.agent.cli;

/** Gives the logging backend its configuration: single lines on standard output, nothing in them unescaped. */
final class Logging {
    private static final String PROPERTY = "logback.configurationFile";

    private Logging() {}

    /**
     * To be called before the first logger is made. The file does not have the name that the backend looks for by itself:
     * a program that embeds this library must not find it on its class path.
     */
    static void configure() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "io/berth/agent/cli/logging.xml");
        }
    }
}
