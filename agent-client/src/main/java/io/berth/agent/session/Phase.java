package io.berth.agent.session;

/** What the agent is doing for its epoch. */
enum Phase {
    /** Nothing: it serves nobody and is clean. */
    IDLE,
    /** An earlier run left this epoch unclean. It is not served again; it is cleaned up when the service has ended it. */
    LEFT_BEHIND,
    /** The on-reserved hook runs. */
    PREPARING,
    /** The master can work. */
    SERVING,
    /** The on-reserved hook is being ended, because the reservation ended first. */
    ABANDONING,
    /** The on-freed hook runs. */
    CLEANING,
    /** The on-reserved hook failed: the agent serves nobody and is not clean. */
    UNPREPARED,
    /** The on-freed hook failed: the agent serves nobody and is not clean. */
    DIRTY
}
