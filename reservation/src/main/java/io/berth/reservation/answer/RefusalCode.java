package io.berth.reservation.answer;

/** Why a command was refused: the vocabulary for programs. People get the sentence beside it. */
public enum RefusalCode {
    /** No pool of that name is configured. */
    UNKNOWN_POOL,
    /** A name breaks the rule for names. */
    INVALID_NAME,
    /** The tag expression cannot be read. */
    INVALID_EXPRESSION,
    /** A number or a duration is out of range. */
    INVALID_VALUE,
    /** No registered agent could ever match. */
    NO_MATCH,
    /** The master has as much as its quota allows. */
    QUOTA,
    /** The epoch or the offer is not the current one: what it spoke of is over. */
    STALE,
    /** Somebody else holds it. */
    NOT_HOLDER,
    /** No request of that id is known, or its outcome is forgotten. */
    UNKNOWN_REQUEST,
    /** Another master uses this request id, or the same one used it for something else. */
    REQUEST_ID_TAKEN,
    /** No agent of that name is registered. */
    UNKNOWN_AGENT,
    /** What it is about is in a state that does not allow it. */
    WRONG_STATE
}
