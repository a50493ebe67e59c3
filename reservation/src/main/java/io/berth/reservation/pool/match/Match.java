package io.berth.reservation.pool.match;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Request;
import java.util.List;

/**
 * A request and the agents it meets: all that it asks for, or, where its master chooses, those to choose from.
 *
 * @param agents in the order of the needs, the best first; never empty
 */
public record Match(Request request, List<Given> agents) {
    public Match {
        agents = List.copyOf(agents);
    }

    /** @param need which of the needs of the request the agent meets, from 0 */
    public record Given(AgentName agent, int need) {}
}
