package io.berth.server.topic;

/** Kafka did not answer in time, or refused to answer. The message says which and what to do. */
public final class TopicsUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    TopicsUnavailableException(boolean refused, String message, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** @return true where Kafka answered and refused, so that waiting does not help; false where it did not answer */
    public boolean isRefused() {
        return refused;
    }
}
