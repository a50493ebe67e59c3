package io.berth.server.cli;

/** What {@code berth-server} returns to whoever started it. */
final class ExitCode {
    static final int OK = 0;
    /** A topology died, or something failed that should not. */
    static final int FAILED = 1;

    static final int USAGE = 64;
    /** Kafka or the schema registry does not answer: to try again may help. */
    static final int UNREACHABLE = 69;
    /** Configuration or topics are wrong: to try again does not help. */
    static final int CONFIGURATION = 78;

    private ExitCode() {}
}
