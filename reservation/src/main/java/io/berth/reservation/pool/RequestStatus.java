package io.berth.reservation.pool;

/** The states of a request. */
public enum RequestStatus {
    /** In the queue. Leads to OFFERED, RESERVED or ENDED. */
    WAITING,
    /** Agents are held for its choice. Leads to RESERVED or ENDED, or back to WAITING when every agent held went away. */
    OFFERED,
    /** It holds an agent. Leads to ENDED. */
    RESERVED,
    /** Over; its outcome is repeated to whoever asks, until it is forgotten. */
    ENDED
}
