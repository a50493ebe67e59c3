package io.berth.reservation.audit;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;

/** The audit of one pool: hands each event to the part that judges and keeps it. */
final class PoolAudit implements Event.Cases<Void> {
    private final PoolName pool;
    private final Judge judge;
    private final LogOrder order;
    private final Ledger ledger;
    private final AgentAudit agents;
    private final UseAudit uses;
    private final RequestAudit requests;
    private final OrderAudit turns;
    private long epochBase = -1;

    PoolAudit(PoolName pool, boolean whole, Findings findings) {
        this.pool = pool;
        this.judge = new Judge(pool, findings);
        this.order = new LogOrder(whole, judge);
        this.ledger = new Ledger(whole, judge);
        this.agents = new AgentAudit(ledger);
        this.uses = new UseAudit(ledger);
        this.requests = new RequestAudit(ledger);
        this.turns = new OrderAudit(ledger);
    }

    void add(AuditedEvent event) {
        ledger.counts.events++;
        if (order.isOfNextCommand(event)) {
            ledger.settle();
        }
        judge.at(event.position());
        if (order.isNext(event)) {
            event.event().accept(this);
        }
    }

    PoolSummary summary() {
        ledger.settle();
        Counts counts = ledger.counts;
        return new PoolSummary(
                pool,
                counts.events,
                ledger.agents.size(),
                counts.requests,
                counts.offers,
                counts.reservations,
                counts.renewals,
                counts.outcomes,
                counts.seenFromTheMiddle,
                ledger.open());
    }

    @Override
    public Void poolConfigured(Event.PoolConfigured event) {
        turns.configured(event);
        return null;
    }

    @Override
    public Void epochBaseRaised(Event.EpochBaseRaised event) {
        long before = epochBase;
        judge.expect(
                Invariant.S2,
                event.base() > before,
                () -> "The epoch base went from " + before + " to " + event.base() + ".");
        epochBase = event.base();
        return null;
    }

    @Override
    public Void agentRegistered(Event.AgentRegistered event) {
        agents.registered(event);
        return null;
    }

    @Override
    public Void agentLost(Event.AgentLost event) {
        agents.lost(event);
        return null;
    }

    @Override
    public Void agentCleaned(Event.AgentCleaned event) {
        agents.cleaned(event);
        return null;
    }

    @Override
    public Void agentQuarantined(Event.AgentQuarantined event) {
        agents.quarantined(event);
        return null;
    }

    @Override
    public Void agentOffered(Event.AgentOffered event) {
        turns.offered(event);
        uses.offered(event);
        return null;
    }

    @Override
    public Void offerEnded(Event.OfferEnded event) {
        turns.offerEnded(event);
        uses.offerEnded(event);
        return null;
    }

    @Override
    public Void agentReserved(Event.AgentReserved event) {
        turns.reserved(event);
        uses.reserved(event);
        return null;
    }

    @Override
    public Void reservationReady(Event.ReservationReady event) {
        uses.ready(event);
        return null;
    }

    @Override
    public Void reservationRenewed(Event.ReservationRenewed event) {
        uses.renewed(event);
        return null;
    }

    @Override
    public Void reservationEnded(Event.ReservationEnded event) {
        turns.ended(event);
        uses.ended(event);
        return null;
    }

    @Override
    public Void requestAccepted(Event.RequestAccepted event) {
        requests.accepted(event);
        turns.waits(event.request());
        return null;
    }

    @Override
    public Void requestRejected(Event.RequestRejected event) {
        requests.rejected(event);
        return null;
    }

    @Override
    public Void requestEnded(Event.RequestEnded event) {
        turns.leaves(event.request());
        requests.ended(event);
        return null;
    }

    @Override
    public Void requestsForgotten(Event.RequestsForgotten event) {
        event.requests().forEach(ledger::forget);
        return null;
    }

    @Override
    public Void poolHeld(Event.PoolHeld event) {
        return null;
    }

    @Override
    public Void poolReleased(Event.PoolReleased event) {
        return null;
    }

    @Override
    public Void agentWithdrawn(Event.AgentWithdrawn event) {
        agents.withdrawn(event);
        return null;
    }

    @Override
    public Void agentResumed(Event.AgentResumed event) {
        agents.resumed(event);
        return null;
    }

    @Override
    public Void agentRemoved(Event.AgentRemoved event) {
        agents.removed(event);
        return null;
    }

    @Override
    public Void reservationExtended(Event.ReservationExtended event) {
        uses.concerns(event.agent(), event.request(), event.epoch(), "was extended for");
        return null;
    }

    @Override
    public Void reservationSpared(Event.ReservationSpared event) {
        uses.concerns(event.agent(), event.request(), event.epoch(), "was spared for");
        return null;
    }

    @Override
    public Void holderWarned(Event.HolderWarned event) {
        uses.concerns(event.agent(), event.request(), event.epoch(), "was near its end for");
        return null;
    }

    @Override
    public Void reservationRevoked(Event.ReservationRevoked event) {
        uses.concerns(event.agent(), event.request(), event.epoch(), "was revoked from");
        return null;
    }

    @Override
    public Void requestHeard(Event.RequestHeard event) {
        requests.waiting(event.request(), "was heard of");
        return null;
    }

    @Override
    public Void priorityChanged(Event.PriorityChanged event) {
        requests.priorityChanged(event);
        return null;
    }

    @Override
    public Void requestFellBack(Event.RequestFellBack event) {
        requests.fellBack(event);
        turns.waits(event.request());
        return null;
    }

    @Override
    public Void requestRequeued(Event.RequestRequeued event) {
        requests.requeued(event);
        turns.requeued(event.request());
        return null;
    }

    @Override
    public Void outcomeKept(Event.OutcomeKept event) {
        ledger.request(event.request());
        return null;
    }
}
