package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.PoolAgent;
import io.berth.master.transport.AgentRecords;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.topic.Topics;

/** What berth.agents says of one agent. */
final class SeenAgent {
    private SeenAgent() {}

    /** @return the agent, or null where none of that name is registered in the pool of the configuration */
    static PoolAgent in(Backend backend, BerthConfig config, AgentName name) {
        AgentRecords records = new AgentRecords(
                agent -> agent.pool().equals(config.pool()) && agent.name().equals(name));
        backend.read(config, Topics.AGENTS, records);
        return records.all().stream().findFirst().orElse(null);
    }
}
