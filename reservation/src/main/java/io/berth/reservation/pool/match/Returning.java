package io.berth.reservation.pool.match;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The requests that do not wait and may have to again, at their place: their offers may go away, their agents may not get ready. */
final class Returning {
    private final Function<AgentName, Agent> agents;
    private final Map<RequestId, Request> byId = new HashMap<>();
    private final TreeMap<Long, Request> byPlace = new TreeMap<>();

    /** @param agents finds an agent as it is now */
    Returning(Function<AgentName, Agent> agents) {
        this.agents = agents;
    }

    void requestChanged(Request before, Request after) {
        if (before != null && after != null && standsAlike(before, after)) {
            return;
        }
        if (before != null && byId.remove(before.id()) != null) {
            byPlace.remove(before.position());
        }
        if (after != null && mayReturn(after)) {
            byId.put(after.id(), after);
            byPlace.put(after.position(), after);
        }
    }

    /** Then it may return if it might before; all that is asked of it is when it came. */
    private static boolean standsAlike(Request before, Request after) {
        return before.status() == after.status()
                && before.status() != RequestStatus.OFFERED
                && before.held() == after.held();
    }

    /** With the last of its agents that gets ready a request stays where it is. */
    void agentChanged(Agent after) {
        Request request = after == null || after.use() == null
                ? null
                : byId.get(after.use().request());
        if (request != null && !mayReturn(request)) {
            byId.remove(request.id());
            byPlace.remove(request.position());
        }
    }

    private boolean mayReturn(Request request) {
        return request.status() == RequestStatus.OFFERED
                || request.status() == RequestStatus.RESERVED
                        && request.holding().stream().anyMatch(held -> isStarting(agents.apply(held.agent())));
    }

    private static boolean isStarting(Agent agent) {
        return agent.use() != null && !agent.use().ready();
    }

    /** @return those that asked before that position, unmodifiable */
    Collection<Request> before(long position) {
        return byPlace.headMap(position, false).values();
    }
}
