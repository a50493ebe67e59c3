package io.berth.reservation.pool.decide;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import java.util.ArrayList;
import java.util.List;

/** How offers end that are not reserved. */
final class Offers {
    private final PoolView view;

    Offers(PoolView view) {
        this.view = view;
    }

    /**
     * One agent is no longer offered. With its last one the request waits again, at its place.
     *
     * @param agent one that is OFFERED
     */
    List<Event> lost(Agent agent, OfferEnd why) {
        Request request = view.request(agent.use().request());
        List<Event> events = new ArrayList<>();
        events.add(new Event.OfferEnded(agent.name(), request.id(), why));
        if (request.offered().size() == 1) {
            events.add(new Event.RequestRequeued(request.id(), request.master(), Requeue.OFFERS_LOST, List.of()));
        }
        return events;
    }

    /** None of them is wanted; the request waits for others. */
    List<Event> declined(Request request) {
        List<Event> events = ended(request, OfferEnd.DECLINED);
        events.add(new Event.RequestRequeued(request.id(), request.master(), Requeue.DECLINED, request.offered()));
        return events;
    }

    /** All of it is applied before anybody is met, so the request does not get what it gives up. */
    List<Event> withdrawn(Request request, OfferEnd why, Outcome outcome) {
        List<Event> events = ended(request, why);
        events.add(new Event.RequestEnded(request.id(), request.master(), outcome));
        return events;
    }

    private static List<Event> ended(Request request, OfferEnd why) {
        List<Event> events = new ArrayList<>();
        for (AgentName agent : request.offered()) {
            events.add(new Event.OfferEnded(agent, request.id(), why));
        }
        return events;
    }
}
