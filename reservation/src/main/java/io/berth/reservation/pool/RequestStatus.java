package io.berth.reservation.pool;

/** The states of a request. */
public enum RequestStatus {
    /** In the queue. Leads to OFFERED, RESERVED or ENDED. */
    WAITING,
    /** Agents are held for its choice. Leads to RESERVED or ENDED, or back to WAITING where it declines or all went away. */
    OFFERED,
    /** It holds agents. Leads to ENDED, or back to WAITING when one of them does not get ready. */
    RESERVED,
    /** Over; its outcome is repeated to whoever asks, until it is forgotten. */
    ENDED
}
