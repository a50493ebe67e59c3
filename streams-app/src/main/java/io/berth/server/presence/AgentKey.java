package io.berth.server.presence;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.topic.Topics;

/** An agent across pools. */
public record AgentKey(PoolName pool, AgentName agent) {

    /** @return the key of the agent's records */
    @Override
    public String toString() {
        return Topics.keyOf(pool.value(), agent.value());
    }
}
