package io.berth.reservation.pool.decide;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import java.util.ArrayList;
import java.util.List;

/** How a reservation ends, whatever the reason: where the agent goes, and what becomes of the request. */
final class Endings {
    private final PoolView view;

    Endings(PoolView view) {
        this.view = view;
    }

    /**
     * One agent is given up. The request is over with its last one.
     *
     * @param agent one that is RESERVED
     */
    List<Event> of(Agent agent, Outcome reason) {
        return of(agent, reason, agent.cleans());
    }

    /** @param cleans what the agent says of itself now: only an agent that confirms may be waited for */
    private List<Event> of(Agent agent, Outcome reason, boolean cleans) {
        Request request = view.request(agent.use().request());
        List<Event> events = new ArrayList<>();
        events.add(ended(agent, reason, next(agent, reason, cleans)));
        if (request.holding().size() == 1) {
            Outcome outcome =
                    request.released(agent.name(), agent.epoch(), reason).endOfHolding();
            events.add(new Event.RequestEnded(request.id(), request.master(), outcome));
        }
        return events;
    }

    /** Every agent that the request holds is given up, and with them the request. */
    List<Event> ofAll(Request request, Outcome reason) {
        List<Event> events = new ArrayList<>();
        for (Held held : request.holding()) {
            Agent agent = view.agent(held.agent());
            events.add(ended(agent, reason, next(agent, reason, agent.cleans())));
        }
        events.add(new Event.RequestEnded(request.id(), request.master(), reason));
        return events;
    }

    /** The agent no longer serves what it is reserved for. */
    List<Event> lost(Agent agent, boolean cleans) {
        return isStarting(agent)
                ? startFailed(agent, Outcome.AGENT_LOST, cleans)
                : of(agent, Outcome.AGENT_LOST, cleans);
    }

    /** The agent refused, or was not ready in time. */
    List<Event> startFailed(Agent agent, Outcome reason) {
        return isStarting(agent) ? startFailed(agent, reason, agent.cleans()) : of(agent, reason);
    }

    private boolean isStarting(Agent agent) {
        return view.request(agent.use().request()).holding().stream()
                .anyMatch(held -> !view.agent(held.agent()).use().ready());
    }

    /** Agents are reserved together or not at all, so where one fails to start, the others are given up with it. */
    private List<Event> startFailed(Agent agent, Outcome reason, boolean cleans) {
        Request request = view.request(agent.use().request());
        List<Event> events = new ArrayList<>();
        boolean quarantined = reason != Outcome.AGENT_LOST
                && agent.failures() + 1 >= view.policy().limits().failures();
        events.add(ended(agent, reason, quarantined ? AfterUse.QUARANTINED : next(agent, reason, cleans)));
        if (quarantined) {
            events.add(new Event.AgentQuarantined(agent.name(), agent.epoch(), failure(reason, agent.failures() + 1)));
        }
        for (Held held : request.holding()) {
            if (!held.agent().equals(agent.name())) {
                Agent other = view.agent(held.agent());
                events.add(ended(other, Outcome.GROUP_BROKEN, next(other, Outcome.GROUP_BROKEN, other.cleans())));
            }
        }
        boolean triesAgain = request.starts() + 1 < view.policy().limits().starts();
        events.add(
                triesAgain
                        ? new Event.RequestRequeued(request.id(), request.master(), requeue(reason), List.of())
                        : new Event.RequestEnded(request.id(), request.master(), reason));
        return events;
    }

    private static Requeue requeue(Outcome reason) {
        return switch (reason) {
            case AGENT_REFUSED -> Requeue.AGENT_REFUSED;
            case START_EXPIRED -> Requeue.START_EXPIRED;
            default -> Requeue.AGENT_LOST;
        };
    }

    private static String failure(Outcome reason, int times) {
        String what = reason == Outcome.AGENT_REFUSED ? "Its on-reserved hook failed" : "It did not get ready in time";
        return what + (times == 1 ? "." : ", " + times + " times in a row.");
    }

    private static Event ended(Agent agent, Outcome reason, AfterUse next) {
        return new Event.ReservationEnded(
                agent.name(), agent.use().request(), agent.use().master(), agent.epoch(), reason, next);
    }

    private static AfterUse next(Agent agent, Outcome reason, boolean cleans) {
        if (cleans) {
            return AfterUse.CLEANING;
        }
        // A holder that freed has stopped; one that vanished may still be at it, and nothing on the agent stops it.
        if (reason != Outcome.FREED) {
            return AfterUse.LOCK_DELAY;
        }
        return agent.online() ? AfterUse.AVAILABLE : AfterUse.OFFLINE;
    }
}
