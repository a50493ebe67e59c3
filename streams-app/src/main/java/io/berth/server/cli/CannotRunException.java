package io.berth.server.cli;

/** The program must end with this exit code; the message says what happened, what it means and what to do. */
final class CannotRunException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CannotRunException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    CannotRunException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
