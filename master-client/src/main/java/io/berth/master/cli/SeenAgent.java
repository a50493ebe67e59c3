package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.PoolAgent;
import io.berth.master.transport.AgentRecords;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.topic.Topics;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What berth.agents says of the agents of one pool, that of the configuration. */
final class SeenAgent {
    private SeenAgent() {}

    /** @return the agents that are registered, in the order of their names */
    static Set<String> names(Backend backend, BerthConfig config) {
        return read(backend, config, agent -> true).all().stream()
                .map(agent -> agent.name().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the agent, or null where none of that name is registered */
    static PoolAgent in(Backend backend, BerthConfig config, AgentName name) {
        return read(backend, config, agent -> agent.name().equals(name)).all().stream()
                .findFirst()
                .orElse(null);
    }

    private static AgentRecords read(Backend backend, BerthConfig config, Predicate<PoolAgent> wanted) {
        AgentRecords records =
                new AgentRecords(agent -> agent.pool().equals(config.pool()) && wanted.test(agent));
        backend.read(config, Topics.AGENTS, records);
        return records;
    }
}
