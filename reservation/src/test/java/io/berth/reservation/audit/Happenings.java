package io.berth.reservation.audit;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.demand.Alternative;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import java.util.List;

/** Short words for events, so that a log made by hand reads as a story. */
final class Happenings {
    private static final MasterName MASTER = new MasterName("m");

    private Happenings() {}

    static Event registered(String agent, String... tags) {
        return run(agent, "run-1", tags);
    }

    static Event run(String agent, String incarnation, String... tags) {
        return registered(agent, incarnation, AgentStatus.AVAILABLE, tags);
    }

    /** A new run that has to clean up first. */
    static Event dirtyRun(String agent, String incarnation, String... tags) {
        return registered(agent, incarnation, AgentStatus.CLEANING, tags);
    }

    private static Event registered(String agent, String incarnation, AgentStatus status, String... tags) {
        return new Event.AgentRegistered(new AgentName(agent), incarnation, TagSet.of(tags), true, -1, status);
    }

    static Event lost(String agent) {
        return new Event.AgentLost(new AgentName(agent), true);
    }

    static Event wants(String request, String expression) {
        return accepted(request, expression, Select.FIRST, 1);
    }

    static Event wantsChoice(String request, String expression, int maxOffers) {
        return accepted(request, expression, Select.CHOOSE, maxOffers);
    }

    static Event wantsTogether(String request, int agents, String expression) {
        Need need = Need.of(agents, TagExpressionParser.parse(expression).orThrow());
        return accepted(request, new Demand(List.of(need)), Select.FIRST, 1);
    }

    private static Event accepted(String request, String expression, Select select, int maxOffers) {
        return accepted(request, Demand.of(TagExpressionParser.parse(expression).orThrow()), select, maxOffers);
    }

    private static Event accepted(String request, Demand demand, Select select, int maxOffers) {
        return new Event.RequestAccepted(
                new RequestId(request),
                MASTER,
                new Wish(List.of(new Alternative(demand, null)), List.of(), 0, select, maxOffers, null, null),
                TimingContract.DEFAULT);
    }

    static Event rejected(String request) {
        return new Event.RequestRejected(new RequestId(request), MASTER, RefusalCode.NO_MATCH, "No agent matches.");
    }

    static Event offered(String agent, String request) {
        return new Event.AgentOffered(new AgentName(agent), new RequestId(request), MASTER);
    }

    static Event offerEnded(String agent, String request, OfferEnd reason) {
        return new Event.OfferEnded(new AgentName(agent), new RequestId(request), reason);
    }

    static Event reserved(String agent, String request, long epoch) {
        return reserved(agent, request, epoch, "m");
    }

    static Event reserved(String agent, String request, long epoch, String master) {
        return new Event.AgentReserved(new AgentName(agent), new RequestId(request), new MasterName(master), epoch, 0);
    }

    static Event ready(String agent, String request, long epoch) {
        return new Event.ReservationReady(new AgentName(agent), new RequestId(request), epoch);
    }

    static Event renewed(String agent, String request, long epoch) {
        return new Event.ReservationRenewed(new AgentName(agent), new RequestId(request), epoch, true);
    }

    static Event[] freed(String agent, String request, long epoch) {
        return new Event[] {givenUp(agent, request, epoch, Outcome.FREED), over(request, Outcome.FREED)};
    }

    static Event givenUp(String agent, String request, long epoch, Outcome reason) {
        return givenUp(agent, request, epoch, reason, AfterUse.CLEANING, "m");
    }

    static Event givenUp(String agent, String request, long epoch, Outcome reason, AfterUse next, String master) {
        return new Event.ReservationEnded(
                new AgentName(agent), new RequestId(request), new MasterName(master), epoch, reason, next);
    }

    static Event requeued(String request) {
        return new Event.RequestRequeued(new RequestId(request), MASTER, Event.Requeue.OFFERS_LOST, List.of());
    }

    static Event over(String request, Outcome outcome) {
        return new Event.RequestEnded(new RequestId(request), MASTER, outcome);
    }

    static Event cleaned(String agent, long epoch) {
        return new Event.AgentCleaned(new AgentName(agent), epoch);
    }

    static Event quarantined(String agent, long epoch) {
        return new Event.AgentQuarantined(new AgentName(agent), epoch, "It failed.");
    }

    static Event forgotten(String... requests) {
        return new Event.RequestsForgotten(
                List.of(requests).stream().map(RequestId::new).toList());
    }
}
