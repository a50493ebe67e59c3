package io.berth.reservation.pool;

/** How an operator takes an agent out of service. */
public enum Withdrawal {
    /** For maintenance: it ends what it serves and gets nothing new. */
    DRAINED,
    /** It is not fit: as drained, and shown as a fault. */
    QUARANTINED
}
