package io.berth.schemas.codec;

/** The bytes are no record of ours. Checked, because every reader of a topic must say what becomes of such bytes. */
public final class UndecodableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public UndecodableException(Problem problem, String sentence) {
        super(sentence);
        this.problem = problem;
    }

    public UndecodableException(Problem problem, String sentence, Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
    }

    /** @return the word for programs; the message is the sentence for people */
    public Problem problem() {
        return problem;
    }

    /** What is wrong with the bytes. */
    public enum Problem {
        /** There are none: a null value. */
        EMPTY,
        /** They do not start with the magic byte and an id. */
        NOT_FRAMED,
        /** No schema of that id is known. */
        UNKNOWN_SCHEMA,
        /** The schema is known and is none of Berth's records. */
        FOREIGN_RECORD,
        /** The schema is ours and the bytes do not follow it, or go on after the record. */
        CORRUPT,
        /** They are longer than any record of ours. */
        TOO_LONG
    }
}
