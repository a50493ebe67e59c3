package io.berth.server.pool;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a decision changed, each once, in the order of its first event.
 *
 * @param pool whether the policy, the hold or the epoch base of the pool changed
 * @param forgotten requests that are gone; none of them is among the requests
 * @param removed agents that are gone; none of them is among the agents
 */
record Changes(
        boolean pool,
        Set<AgentName> agents,
        Set<RequestId> requests,
        List<RequestId> forgotten,
        List<AgentName> removed) {

    static Changes of(Decision decision) {
        boolean pool = false;
        Set<AgentName> agents = new LinkedHashSet<>();
        Set<RequestId> requests = new LinkedHashSet<>();
        List<RequestId> forgotten = new ArrayList<>();
        List<AgentName> removed = new ArrayList<>();
        for (Event event : decision.events()) {
            if (event.agent() != null) {
                agents.add(event.agent());
            }
            if (event.request() != null) {
                requests.add(event.request());
            }
            if (event instanceof Event.RequestsForgotten gone) {
                forgotten.addAll(gone.requests());
            }
            if (event instanceof Event.AgentRemoved gone) {
                agents.remove(gone.agent());
                removed.add(gone.agent());
            }
            pool |= event instanceof Event.PoolConfigured
                    || event instanceof Event.EpochBaseRaised
                    || event instanceof Event.PoolHeld
                    || event instanceof Event.PoolReleased;
        }
        return new Changes(pool, agents, requests, forgotten, removed);
    }
}
