package io.berth.agent.fence;

/** The state directory does not hold what it must, or is in use. The message says what it means and what to do. */
public final class FenceException extends Exception {
    private static final long serialVersionUID = 1L;

    public FenceException(String sentence) {
        super(sentence);
    }

    public FenceException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
