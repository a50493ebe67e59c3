package io.berth.reservation.pool;

import io.berth.reservation.event.Event;

/** An event in a few words, without what a test or a trace seldom asks about. */
public final class EventText implements Event.Cases<String> {
    private static final EventText CASES = new EventText();

    private EventText() {}

    public static String of(Event event) {
        return event.accept(CASES);
    }

    @Override
    public String poolConfigured(Event.PoolConfigured event) {
        return "pool configured";
    }

    @Override
    public String epochBaseRaised(Event.EpochBaseRaised event) {
        return "epoch base raised to " + event.base();
    }

    @Override
    public String agentRegistered(Event.AgentRegistered event) {
        return event.agent() + " registered";
    }

    @Override
    public String agentLost(Event.AgentLost event) {
        return event.agent() + " lost";
    }

    @Override
    public String agentOffered(Event.AgentOffered event) {
        return event.agent() + " offered to " + event.request();
    }

    @Override
    public String offerEnded(Event.OfferEnded event) {
        return event.agent() + " no longer offered to " + event.request() + ": " + event.reason();
    }

    @Override
    public String agentReserved(Event.AgentReserved event) {
        return event.agent() + " reserved for " + event.request();
    }

    @Override
    public String reservationReady(Event.ReservationReady event) {
        return event.agent() + " ready for " + event.request();
    }

    @Override
    public String reservationRenewed(Event.ReservationRenewed event) {
        return event.agent() + " renewed by " + event.request() + (event.busy() ? ", busy" : ", idle");
    }

    @Override
    public String reservationEnded(Event.ReservationEnded event) {
        return event.agent() + " no longer reserved for " + event.request() + ": " + event.reason() + ", "
                + event.next();
    }

    @Override
    public String agentCleaned(Event.AgentCleaned event) {
        return event.agent() + " cleaned";
    }

    @Override
    public String agentQuarantined(Event.AgentQuarantined event) {
        return event.agent() + " quarantined";
    }

    @Override
    public String requestAccepted(Event.RequestAccepted event) {
        return event.request() + " accepted";
    }

    @Override
    public String requestRejected(Event.RequestRejected event) {
        return event.request() + " rejected: " + event.code();
    }

    @Override
    public String requestEnded(Event.RequestEnded event) {
        return event.request() + " ended: " + event.outcome();
    }

    @Override
    public String requestsForgotten(Event.RequestsForgotten event) {
        return event.requests() + " forgotten";
    }

    @Override
    public String poolHeld(Event.PoolHeld event) {
        return "pool on hold";
    }

    @Override
    public String poolReleased(Event.PoolReleased event) {
        return "pool released";
    }

    @Override
    public String agentWithdrawn(Event.AgentWithdrawn event) {
        return event.agent() + " withdrawn: " + event.kind();
    }

    @Override
    public String agentResumed(Event.AgentResumed event) {
        return event.agent() + " resumed" + (event.cleansFirst() ? ", cleans first" : "");
    }

    @Override
    public String agentRemoved(Event.AgentRemoved event) {
        return event.agent() + " removed";
    }

    @Override
    public String reservationExtended(Event.ReservationExtended event) {
        return event.agent() + " extended by " + event.request() + (event.debugging() == null ? "" : ", debugging");
    }

    @Override
    public String reservationSpared(Event.ReservationSpared event) {
        return event.agent() + " spared for " + event.request();
    }

    @Override
    public String holderWarned(Event.HolderWarned event) {
        return event.request() + " warned of " + event.agent() + ": " + event.cause();
    }

    @Override
    public String reservationRevoked(Event.ReservationRevoked event) {
        return event.agent() + " revoked from " + event.request();
    }

    @Override
    public String requestHeard(Event.RequestHeard event) {
        return event.request() + " heard";
    }

    @Override
    public String priorityChanged(Event.PriorityChanged event) {
        return event.request() + " has priority " + event.priority();
    }

    @Override
    public String requestFellBack(Event.RequestFellBack event) {
        return event.request() + " falls back to " + event.alternative();
    }

    @Override
    public String requestRequeued(Event.RequestRequeued event) {
        return event.request() + " waits again: " + event.reason();
    }

    @Override
    public String outcomeKept(Event.OutcomeKept event) {
        return event.request() + " kept";
    }
}
