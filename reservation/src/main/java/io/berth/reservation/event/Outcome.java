package io.berth.reservation.event;

/** The one final outcome of a request, and, where it held agents, the reason why a reservation ended. */
public enum Outcome {
    /** The holder gave the agent back. */
    FREED,
    /** The master cancelled the request before it held an agent. */
    CANCELLED,
    /** The request was refused; its code and sentence say why. */
    REJECTED,
    /** The request wanted to try once, and not enough was free. */
    UNAVAILABLE,
    /** The request waited as long as it wanted to. */
    WAIT_EXPIRED,
    /** The master of the waiting request was not heard of any more. */
    MASTER_SILENT,
    /** Agents were offered and the master did not choose in time. */
    OFFER_EXPIRED,
    /** The master says that it follows the request no more. */
    ABANDONED,
    /** The holder did not renew in time. */
    RENEWAL_EXPIRED,
    /** The holder ran no job for the idle timeout. */
    IDLE_EXPIRED,
    /** The agent was not ready in time. */
    START_EXPIRED,
    /** The reservation lasted for as long as it may. */
    LIMIT_EXPIRED,
    /** The agent lost what it did for the reservation: it runs anew and no longer serves the epoch. */
    AGENT_LOST,
    /** The agent refused: its on-reserved hook failed. */
    AGENT_REFUSED,
    /** Another agent of the same request failed before all were ready, and they are reserved together or not at all. */
    GROUP_BROKEN,
    /** An operator took the agent away. */
    REVOKED
}
