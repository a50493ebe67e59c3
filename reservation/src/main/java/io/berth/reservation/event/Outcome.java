package io.berth.reservation.event;

/** The one final outcome of a request, and, where it held an agent, the reason why the reservation ended. */
public enum Outcome {
    /** The holder gave the agent back. */
    FREED,
    /** The master cancelled the request before it held an agent. */
    CANCELLED,
    /** The request was refused; its code and sentence say why. */
    REJECTED,
    /** The request wanted to try once, and nothing was free. */
    UNAVAILABLE,
    /** The request waited as long as it wanted to. */
    WAIT_EXPIRED,
    /** Agents were offered and the master did not choose in time. */
    OFFER_EXPIRED,
    /** The holder did not renew in time. */
    RENEWAL_EXPIRED,
    /** The holder ran no job for the idle timeout. */
    IDLE_EXPIRED,
    /** The agent was not ready in time. */
    START_EXPIRED,
    /** The agent lost what it did for the reservation: it runs anew and no longer serves the epoch. */
    AGENT_LOST,
    /** The agent refused: its on-reserved hook failed. */
    AGENT_REFUSED
}
