package io.berth.master.cli;

/** What the commands return to the shell. {@code berth run} otherwise returns the code of its child. */
final class ExitCode {
    static final int OK = 0;
    /** The audit found something, decode met garbage, or something failed that should not. */
    static final int FOUND = 1;
    /** No match, timed out, refused. A replay found no difference, and could not compare everything. */
    static final int REFUSED = 2;
    /** The reservation is lost. */
    static final int LOST = 3;

    static final int USAGE = 64;
    /** Kafka or the service cannot be reached. */
    static final int UNREACHABLE = 69;

    static final int CONFIGURATION = 78;
    /** As the shell has it: found and not to be executed, and not found. */
    static final int NOT_EXECUTABLE = 126;

    static final int NOT_FOUND = 127;

    private ExitCode() {}
}
