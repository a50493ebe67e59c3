package io.berth.reservation.pool;

/** The states of an agent. Being silent while it is used is a mark ({@link Agent#online}), not a state. */
public enum AgentStatus {
    /** Not there. Leads to AVAILABLE when it comes online. */
    OFFLINE,
    /** Free. Leads to OFFERED, RESERVED, DRAINED, QUARANTINED or OFFLINE. */
    AVAILABLE,
    /** Held for one request that chooses. Leads to RESERVED, or back. */
    OFFERED,
    /** Held by one master at one epoch. Leads to CLEANING, LOCK_DELAY, AVAILABLE, OFFLINE or QUARANTINED. */
    RESERVED,
    /** Cleans up after an epoch, until it says that it is clean. Leads to AVAILABLE, OFFLINE or QUARANTINED. */
    CLEANING,
    /** Out of use for a while, because its last holder vanished and it does not clean. Leads to AVAILABLE or OFFLINE. */
    LOCK_DELAY,
    /** It failed, or an operator says that it is not fit. Leads back with its next run, or when it is resumed: to CLEANING where it is not clean. */
    QUARANTINED,
    /** Taken out of service for maintenance by an operator. Leads to AVAILABLE or OFFLINE when it is resumed, to CLEANING where it is not clean. */
    DRAINED
}
