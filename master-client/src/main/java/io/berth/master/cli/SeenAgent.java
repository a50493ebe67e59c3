package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.PoolAgent;
import io.berth.master.transport.AgentRecords;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.topic.Topics;

/** What berth.agents says of one agent of the pool of the configuration. */
final class SeenAgent {
    private SeenAgent() {}

    /** @return the agent, or null where none of that name is registered */
    static PoolAgent in(Backend backend, BerthConfig config, AgentName name) {
        AgentRecords records = new AgentRecords(
                agent -> agent.pool().equals(config.pool()) && agent.name().equals(name));
        backend.read(config, Topics.AGENTS, records);
        return records.all().stream().findFirst().orElse(null);
    }
}
