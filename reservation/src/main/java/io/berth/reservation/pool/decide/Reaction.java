package io.berth.reservation.pool.decide;

import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.List;

/**
 * What follows from an event: an agent that became available meets the request that waits longest for it, a request that
 * waits meets the best agent that is available. This is where the queue moves, and where its policy will stand.
 */
public final class Reaction {
    private Reaction() {}

    /** @return what follows, not applied yet; empty where nothing does */
    public static List<Event> to(Event event, PoolView view, long position) {
        List<Event> ofAgent = event.agent() == null ? List.of() : ofAgent(view.agent(event.agent()), view, position);
        // An agent that nobody waits for may have left its request waiting, and for that another may be available.
        return ofAgent.isEmpty() && event.request() != null
                ? ofRequest(view.request(event.request()), view, position)
                : ofAgent;
    }

    private static List<Event> ofAgent(Agent agent, PoolView view, long position) {
        if (agent.status() != AgentStatus.AVAILABLE) {
            return List.of();
        }
        RequestId first = view.index().firstWaitingFor(agent.tags());
        return first == null ? List.of() : List.of(meet(view.request(first), agent.name(), position));
    }

    private static List<Event> ofRequest(Request request, PoolView view, long position) {
        if (request.status() != RequestStatus.WAITING) {
            return List.of();
        }
        int most = request.select() == Select.FIRST ? 1 : request.maxOffers();
        List<AgentName> agents = view.index().available(request.expression(), most);
        if (agents.isEmpty()) {
            boolean triesOnce = request.maxWait() != null && request.maxWait().isZero();
            return triesOnce
                    ? List.of(new Event.RequestEnded(request.id(), request.master(), Outcome.UNAVAILABLE))
                    : List.of();
        }
        return agents.stream().map(agent -> meet(request, agent, position)).toList();
    }

    private static Event meet(Request request, AgentName agent, long position) {
        return switch (request.select()) {
            case FIRST -> new Event.AgentReserved(agent, request.id(), request.master(), position);
            case CHOOSE -> new Event.AgentOffered(agent, request.id(), request.master());
        };
    }
}
