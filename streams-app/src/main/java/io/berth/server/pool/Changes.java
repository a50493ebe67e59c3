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
 * @param pool whether the policy or the epoch base of the pool changed
 * @param forgotten requests that are gone; none of them is among the requests
 */
record Changes(boolean pool, Set<AgentName> agents, Set<RequestId> requests, List<RequestId> forgotten) {

    static Changes of(Decision decision) {
        boolean pool = false;
        Set<AgentName> agents = new LinkedHashSet<>();
        Set<RequestId> requests = new LinkedHashSet<>();
        List<RequestId> forgotten = new ArrayList<>();
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
            pool |= event instanceof Event.PoolConfigured || event instanceof Event.EpochBaseRaised;
        }
        return new Changes(pool, agents, requests, forgotten);
    }
}
