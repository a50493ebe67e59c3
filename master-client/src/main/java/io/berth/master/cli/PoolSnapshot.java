package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A pool as the topics have it last. They are read one after the other, so what happens meanwhile may show in one of them
 * and not in another.
 *
 * @param agents by name
 * @param requests by id
 */
record PoolSnapshot(PoolName name, PoolState pool, Map<String, AgentState> agents, Map<String, RequestState> requests) {

    /** @throws Failure if there is no such pool */
    static PoolSnapshot read(Backend backend, BerthConfig config) {
        Map<String, PoolState> pools = PoolHolds.pools(backend, config);
        PoolState pool = pools.get(config.pool().value());
        if (pool == null) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "no pool " + config.pool() + " is known."
                            + Meant.text(config.pool().value(), pools.keySet())
                            + " `berth pool show -A` lists them.");
        }
        // In this order: an agent that a request was just given is seen with the request, or not at all.
        Map<String, RequestState> requests = entities(backend, config, Topics.REQUESTS, RequestState.class);
        return new PoolSnapshot(
                config.pool(), pool, entities(backend, config, Topics.AGENTS, AgentState.class), requests);
    }

    private static <T> Map<String, T> entities(Backend backend, BerthConfig config, Topic topic, Class<T> type) {
        String prefix = config.pool() + "/";
        Map<String, T> entities = new TreeMap<>();
        backend.read(config, topic, (key, value) -> {
            if (key.startsWith(prefix)) {
                String name = key.substring(prefix.length());
                if (type.isInstance(value)) {
                    entities.put(name, type.cast(value));
                } else {
                    entities.remove(name);
                }
            }
        });
        return entities;
    }

    PoolPolicy policy() {
        return StateMapper.read(pool);
    }

    /**
     * @return the pool of the protocol in this state. It lacks what each master had before, which decides among those who
     *     stand alike otherwise and is in no topic
     */
    Pool rebuilt() {
        Map<AgentName, Agent> known =
                agents.values().stream().map(StateMapper::read).collect(Collectors.toMap(Agent::name, agent -> agent));
        // One that is at odds with its agents was read while it changed, and the protocol knows no such state.
        List<Request> fitting = requests.values().stream()
                .map(StateMapper::read)
                .filter(request -> has(request, known))
                .toList();
        return Pool.restored(
                name,
                policy(),
                StateMapper.readHold(pool),
                pool.getEpochBase(),
                pool.getLastPosition(),
                known.values(),
                fitting,
                List.of());
    }

    private static boolean has(Request request, Map<AgentName, Agent> known) {
        boolean holds = request.holding().stream().allMatch(held -> {
            Agent agent = known.get(held.agent());
            return isFor(request, agent) && agent.epoch() == held.epoch();
        });
        return holds && request.offered().stream().allMatch(agent -> isFor(request, known.get(agent)));
    }

    private static boolean isFor(Request request, Agent agent) {
        return agent != null && agent.use() != null && agent.use().request().equals(request.id());
    }
}
