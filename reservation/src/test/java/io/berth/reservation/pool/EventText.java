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
}
