package io.berth.master.session;

/**
 * What a request may be told, by the service or by whoever asked. Where the service speaks of a state, the position of
 * that state tells whether it is a new one; an older one than is known is {@link #OUTDATED}.
 */
enum Input {
    /** It came to wait. */
    WAITS,
    /** It waits, as was known. */
    STILL_WAITS,
    /** Agents are offered to it. */
    OFFERED,
    /** The agents that were known to be offered still are. */
    STILL_OFFERED,
    /** An agent is reserved for it, by a grant that was not known. */
    GRANTED,
    /** An agent is reserved for it, by the grant that is known. */
    STILL_GRANTED,
    /** An agent serves. */
    READY,
    /** A renewal counts. */
    RENEWED,
    /** A reservation lasts longer. */
    EXTENDED,
    /** A reservation ends soon. */
    WARNED,
    /** An agent went silent, or is heard again. */
    HEARD,
    /** One agent of several is over. */
    RELEASED,
    /** The request is over. */
    ENDED,
    /** What was said of the request is refused. */
    REFUSED,
    /** The agent that was picked cannot be had. */
    CHOICE_REFUSED,
    /** What was said of a reservation is refused, because it is over. */
    HOLDING_REFUSED,
    /** A reservation does not last longer. */
    EXTENSION_REFUSED,
    /** Something that was true before what is known now, or that is not about this request. */
    OUTDATED,
    /** Whoever asked picks an agent. */
    CHOOSE,
    /** Whoever asked wants none of the agents offered. */
    DECLINE,
    /** Whoever asked gives the request up. */
    CANCEL,
    /** Whoever asked gives the agents back. */
    FREE
}
