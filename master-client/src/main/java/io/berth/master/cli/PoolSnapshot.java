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
import java.util.Set;
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
        List<Agent> known = agents.values().stream().map(StateMapper::read).toList();
        Set<AgentName> names = known.stream().map(Agent::name).collect(Collectors.toSet());
        // One that was offered an agent which is gone since, or not yet seen, is about to change anyway.
        List<Request> open = requests.values().stream()
                .map(StateMapper::read)
                .filter(request -> names.containsAll(request.offered()))
                .toList();
        return Pool.restored(
                name,
                policy(),
                StateMapper.readHold(pool),
                pool.getEpochBase(),
                pool.getLastPosition(),
                known,
                open,
                List.of());
    }
}
