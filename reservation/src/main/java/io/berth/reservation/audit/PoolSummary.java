package io.berth.reservation.audit;

import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.PoolName;
import java.util.Map;

/**
 * What the log tells of one pool.
 *
 * @param agents how many agents it names
 * @param requests how many requests were accepted or rejected in it
 * @param offers how many times an agent was offered
 * @param reservations how many times an agent was reserved
 * @param renewals how many signs of life holders gave
 * @param outcomes how many requests ended in each way; ways that did not occur are left out
 * @param seenFromTheMiddle how many agents and requests began before the log does; what happened to them before is not
 *     known, and not judged
 * @param open what is held and what waits at the end of the log. Not a fault: it tells whether things came to rest
 */
public record PoolSummary(
        PoolName pool,
        long events,
        long agents,
        long requests,
        long offers,
        long reservations,
        long renewals,
        Map<Outcome, Long> outcomes,
        long seenFromTheMiddle,
        Open open) {
    public PoolSummary {
        outcomes = Map.copyOf(outcomes);
    }

    /**
     * What is open at the end of the log.
     *
     * @param offeredAgents agents held for a choice
     * @param reservedAgents agents that are reserved
     * @param waitingRequests requests that wait for an agent
     */
    public record Open(long offeredAgents, long reservedAgents, long waitingRequests) {}
}
