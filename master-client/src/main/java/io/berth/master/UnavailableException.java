package io.berth.master;

/** The client cannot work as it is configured. The message says what happened, what it means and what to do. */
public final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public UnavailableException(Problem problem, String sentence, Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
    }

    /** @return the word for programs */
    public Problem problem() {
        return problem;
    }

    /** Why. */
    public enum Problem {
        /** Kafka or the schema registry gave no answer in time. */
        UNREACHABLE,
        /** Kafka answers, and has no topics of Berth. */
        TOPICS_MISSING,
        /** Kafka or the schema registry answers, and does not let this client in. */
        NOT_ALLOWED,
        /** The settings cannot be right. */
        CONFIGURATION
    }
}
