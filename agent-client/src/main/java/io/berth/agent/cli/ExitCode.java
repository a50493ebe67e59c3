package io.berth.agent.cli;

/** What berth-agent returns to who started it. */
final class ExitCode {
    static final int OK = 0;

    /** A bug, or the disk failed under a reservation. */
    static final int FAILURE = 1;

    /** The command line is wrong. */
    static final int USAGE = 64;

    /** A service manager was to be told, and does not run here; the file is written. */
    static final int NO_SERVICE_MANAGER = 69;

    /** The file of a service cannot be written, or somebody has edited it. */
    static final int FILE = 73;

    /** Another run of the same name has replaced this one. To start again would only chase it away in turn. */
    static final int REPLACED = 75;

    /** The configuration or the state directory is wrong. */
    static final int CONFIGURATION = 78;

    private ExitCode() {}
}
