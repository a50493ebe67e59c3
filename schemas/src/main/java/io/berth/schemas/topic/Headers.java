package io.berth.schemas.topic;

/** The names of record headers. Every value is UTF-8 text, so that kcat alone shows what a record is about. */
public final class Headers {
    /** The simple name of the record in the value: {@code RequestAgent}. */
    public static final String TYPE = "berth-type";

    /** The request that the record is about, where there is one. */
    public static final String REQUEST = "berth-request";

    /** The agent that the record is about, where there is one. */
    public static final String AGENT = "berth-agent";

    /** On a dead letter: a word for programs that says why it could not be read. */
    public static final String ERROR = "berth-error";

    /** On a dead letter: a sentence for people. */
    public static final String REASON = "berth-reason";

    /** On a dead letter: where it stood, {@code topic-partition@offset}. */
    public static final String SOURCE = "berth-source";

    /** On a dead letter whose value was too long to keep: how many bytes it had. */
    public static final String CUT_FROM = "berth-cut-from";

    private Headers() {}
}
