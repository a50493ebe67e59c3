package io.berth.testbed.process;

/** Something that had to happen did not. The message says what. */
public final class AwaitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AwaitException(String message) {
        super(message);
    }
}
