package io.berth.master.session;

/**
 * Where a request is, as its master sees it. Each phase repeats one command until it is answered, but for those in which
 * somebody else is to act: the chooser, the owner of a lost reservation.
 */
enum Phase {
    /** Asked, no answer yet. */
    ASKING,
    /** In the queue, asks now and then how things stand. */
    WAITING,
    /** Agents are offered; whoever asked is to choose. */
    CHOOSING,
    /** Chose, not reserved yet. */
    RESERVING,
    /** Wants none of the agents offered, and waits for others. */
    DECLINING,
    /** Granted, but not all of it is told yet, or so long ago that only an acknowledged renewal makes it valid. */
    CONFIRMING,
    /** Holds its agents, which are not all ready. The service may still put the request back into the queue. */
    STARTING,
    /** Holds its agents, and all were ready. */
    READY,
    /** Holds them perhaps; whoever asked was told not to rely on them. */
    LOST,
    /** Gives back what it holds. */
    FREEING,
    /** Wants nothing any more. */
    CANCELLING,
    /** Had its last notice. */
    OVER;

    /** @return whether there are agents to keep */
    boolean holds() {
        return this == CONFIRMING || this == STARTING || this == READY;
    }

    /** @return whether whoever asked was told of agents, and has not given them up */
    boolean isTold() {
        return this == STARTING || this == READY || this == LOST;
    }
}
