package io.berth.agent.session;

/** What the agent is doing for its epoch. */
enum Phase {
    /** Nothing: it serves nobody and is clean. */
    IDLE,
    /** An earlier run left this epoch unclean. It is not served again; it is cleaned up when the service has ended it. */
    LEFT_BEHIND,
    /** The on-reserved hook runs. */
    PREPARING,
    /** The child was started, and was not ready yet. */
    STARTING,
    /** The master can work, or the child is being started again. */
    SERVING,
    /** The on-reserved hook is being ended, because the reservation ended first. */
    ABANDONING,
    /** The child is being ended, with all that came of it. */
    ENDING,
    /** The on-freed hook runs. */
    CLEANING,
    /** It could not or would not serve: the on-reserved hook or the child failed, it does not serve this master, or it is not fit. */
    UNPREPARED,
    /** The on-freed hook failed, or something cannot be ended: the agent serves nobody and is not clean. */
    DIRTY
}
