package io.berth.reservation.audit;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.RequestStatus;
import java.util.EnumSet;
import java.util.Set;

/** What happens between an agent and a request: offer, reservation, renewal, end. */
final class UseAudit {
    /** Every way in which a reservation may end: by its holder, a timer, its agent, or an operator. */
    static final Set<Outcome> ENDS = EnumSet.of(
            Outcome.FREED,
            Outcome.RENEWAL_EXPIRED,
            Outcome.IDLE_EXPIRED,
            Outcome.START_EXPIRED,
            Outcome.LIMIT_EXPIRED,
            Outcome.ABANDONED,
            Outcome.GROUP_BROKEN,
            Outcome.REVOKED,
            Outcome.AGENT_LOST,
            Outcome.AGENT_REFUSED);

    private final Ledger ledger;
    private final Judge judge;

    UseAudit(Ledger ledger) {
        this.ledger = ledger;
        this.judge = ledger.judge;
    }

    void offered(Event.AgentOffered event) {
        AgentTrack agent = ledger.agent(event.agent());
        RequestTrack request = ledger.request(event.request());
        ledger.counts.offers++;
        judge.expect(
                Invariant.S4,
                agent.status != AgentStatus.OFFERED,
                () -> "Agent " + agent.name + " was offered to " + request.id + " while it was " + agent.shown() + ".");
        // What is wrong with an agent that is offered already was just said.
        judge.expect(
                Invariant.S9,
                agent.mayBe(AgentStatus.AVAILABLE, AgentStatus.OFFERED),
                () -> "Agent " + agent.name + " was offered to " + request.id + " while it was " + agent.shown() + ".");
        isOpen(request, "was offered an agent");
        request.offers.add(agent.name);
        judge.expect(
                Invariant.S4,
                request.wish == null || request.offers.size() <= request.wish.maxOffers(),
                () -> "Request " + request.id + " holds " + request.offers.size() + " offers, it may hold "
                        + request.wish.maxOffers() + ".");
        ledger.agents.move(agent, AgentStatus.OFFERED);
        agent.online = true;
        agent.request = request.id;
        agent.master = event.master();
        if (!request.isOver()) {
            request.status = RequestStatus.OFFERED;
        }
    }

    void offerEnded(Event.OfferEnded event) {
        AgentTrack agent = ledger.agent(event.agent());
        RequestTrack request = ledger.request(event.request());
        boolean live = agent.status == null || agent.isOfferedTo(request.id);
        judge.expect(
                Invariant.S4,
                live,
                () -> "The offer of agent " + agent.name + " to " + request.id + " ended while the agent was "
                        + agent.shown() + ".");
        if (live) {
            // An agent that goes away is not held on: every other end finds it there.
            agent.online = event.reason() == OfferEnd.AGENT_LOST ? agent.online : Boolean.TRUE;
            ledger.agents.move(agent, agent.whenFree());
            agent.request = null;
        }
        request.offers.remove(agent.name);
    }

    void reserved(Event.AgentReserved event) {
        AgentTrack agent = ledger.agent(event.agent());
        RequestTrack request = ledger.request(event.request());
        ledger.counts.reservations++;
        judge.expect(
                Invariant.S1,
                agent.status != AgentStatus.RESERVED,
                () -> "Agent " + agent.name + " was reserved by " + request.id + " while it was " + agent.shown()
                        + ".");
        judge.expect(
                Invariant.S2,
                event.epoch() > agent.epoch,
                () -> "Agent " + agent.name + " was reserved at epoch " + event.epoch() + " after epoch " + agent.epoch
                        + ".");
        judge.expect(
                Invariant.S4,
                mayReserve(agent, request),
                () -> "Request " + request.id + " reserved agent " + agent.name + ", which was " + agent.shown()
                        + ", while the request was " + request.status + ".");
        Demand demand = request.demand();
        if (agent.tags != null && demand != null) {
            judge.expect(
                    Invariant.S5,
                    event.need() < demand.needs().size()
                            && demand.needs().get(event.need()).matches(agent.tags, agent.name.value()),
                    () -> "Agent " + agent.name + " [" + agent.tags + "] was reserved for " + demand + ".");
        }
        judge.expect(
                Invariant.S9,
                agent.mayBe(AgentStatus.AVAILABLE, AgentStatus.OFFERED, AgentStatus.RESERVED),
                () -> "Agent " + agent.name + " was reserved by " + request.id + " while it was " + agent.shown()
                        + ".");
        isOpen(request, "reserved an agent");
        judge.expect(
                Invariant.S6,
                request.isOf(event.master()),
                () -> "Request " + request.id + " is of master " + request.master + ", " + event.master()
                        + " got its agent.");
        ledger.agents.move(agent, AgentStatus.RESERVED);
        agent.online = true;
        agent.epoch = event.epoch();
        agent.request = request.id;
        agent.master = event.master();
        agent.ready = false;
        request.offers.remove(agent.name);
        request.held.add(agent.name);
        if (!request.isOver()) {
            request.status = RequestStatus.RESERVED;
        }
    }

    private static boolean mayReserve(AgentTrack agent, RequestTrack request) {
        Demand demand = request.demand();
        if (request.status == RequestStatus.RESERVED && demand != null && request.held.size() >= demand.agents()) {
            return false;
        }
        boolean chooses = request.wish != null && request.wish.select() == Select.CHOOSE;
        boolean needsOffer = chooses || agent.status == AgentStatus.OFFERED;
        return agent.status == null || !needsOffer || agent.isOfferedTo(request.id);
    }

    void ready(Event.ReservationReady event) {
        AgentTrack agent = ledger.agent(event.agent());
        serves(agent, event.request(), event.epoch(), "was ready for");
        agent.ready = true;
    }

    void renewed(Event.ReservationRenewed event) {
        ledger.counts.renewals++;
        serves(ledger.agent(event.agent()), event.request(), event.epoch(), "was renewed for");
    }

    /** Something that only befalls a reservation that is open. */
    void concerns(AgentName agent, RequestId request, long epoch, String what) {
        serves(ledger.agent(agent), request, epoch, what);
    }

    void ended(Event.ReservationEnded event) {
        AgentTrack agent = ledger.agent(event.agent());
        RequestTrack request = ledger.request(event.request());
        serves(agent, event.request(), event.epoch(), "was given up by");
        judge.expect(
                Invariant.S7,
                ENDS.contains(event.reason()) && !(event.reason() == Outcome.START_EXPIRED && agent.ready),
                () -> "The reservation of agent " + agent.name + " at epoch " + event.epoch() + " ended by "
                        + event.reason() + (agent.ready ? " after the agent was ready." : "."));
        judge.expect(
                Invariant.S7,
                agent.master == null || agent.master.equals(event.master()),
                () -> "Agent " + agent.name + " was held by " + agent.master + ", the reservation of " + event.master()
                        + " ended.");
        AgentStatus next = agent.whenBack(AgentStatus.valueOf(event.next().name()));
        judge.expect(
                Invariant.S9,
                next != AgentStatus.AVAILABLE || !Boolean.FALSE.equals(agent.online),
                () -> "Agent " + agent.name + " became AVAILABLE while it was lost.");
        ledger.agents.move(agent, next);
        agent.request = null;
        agent.master = null;
        agent.ready = false;
        request.held.remove(agent.name);
        request.reasons.add(event.reason());
    }

    /** S8; and an agent that is seen for the first time is known to serve from here on. */
    private void serves(AgentTrack agent, RequestId request, long epoch, String what) {
        boolean serves = agent.mayServe(request, epoch);
        judge.expect(
                Invariant.S8,
                serves,
                () -> "Agent " + agent.name + " " + what + " " + request + " at epoch " + epoch + ", but it "
                        + (agent.status == null ? "has had epoch " + agent.epoch : "was " + agent.shown()) + ".");
        if (serves && (agent.status == null || agent.request == null)) {
            ledger.agents.move(agent, AgentStatus.RESERVED);
            agent.epoch = epoch;
            agent.request = request;
            RequestTrack holder = ledger.request(request);
            holder.held.add(agent.name);
            if (!holder.isOver()) {
                holder.status = RequestStatus.RESERVED;
            }
        }
    }

    private void isOpen(RequestTrack request, String what) {
        judge.expect(
                Invariant.S6,
                !request.isOver(),
                () -> "Request " + request.id + " " + what + " after it had ended by " + request.outcome + ".");
    }
}
