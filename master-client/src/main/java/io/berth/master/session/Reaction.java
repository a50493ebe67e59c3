package io.berth.master.session;

/** What a request does about an {@link Input}; which one is in {@link Transitions}. */
enum Reaction {
    IGNORE,
    /** Asks at once. */
    ASK,
    /** Waits, and tells how things stand. What it held, if anything, it holds no more. */
    WAIT,
    /** Lets whoever asked choose. What it held, if anything, it holds no more. */
    OFFER,
    /** Reserves the agent that was picked. */
    RESERVE,
    /** Declines what is offered. */
    DECLINE,
    /** Collects the agents of a grant, and tells of them when all are there. */
    COLLECT,
    /** Counts a renewal. */
    RENEW,
    /** Counts an extension. */
    EXTEND,
    REFUSE_EXTENSION,
    /** Passes the warning on. */
    WARN,
    /** Passes on that an agent is silent or heard. */
    HEAR,
    /** Holds one agent less. */
    RELEASE,
    /** Holds one agent less; with the last one it is over, or asks what became of it. */
    LOSE,
    FREE,
    /** Cancels until that is answered. */
    CANCEL,
    /** Is over, with the outcome that the service told. */
    END,
    /** Is over, if the refusal is about the request itself. */
    REFUSE,
    /** Is over as cancelled: the service knows nothing to cancel. */
    CANCELLED
}
