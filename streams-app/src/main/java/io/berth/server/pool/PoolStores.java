package io.berth.server.pool;

import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Account;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.schemas.mapping.StateMapper;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import io.berth.server.store.StoreNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The pools of one partition as they are stored: read whole when a task starts, written entity by entity after each command. */
final class PoolStores {
    private final KeyValueStore<String, PoolState> pools;
    private final KeyValueStore<String, AgentState> agents;
    private final KeyValueStore<String, RequestState> requests;
    private final KeyValueStore<String, MasterState> masters;

    PoolStores(ProcessorContext<?, ?> context) {
        pools = context.getStateStore(StoreNames.POOLS);
        agents = context.getStateStore(StoreNames.AGENTS);
        requests = context.getStateStore(StoreNames.REQUESTS);
        masters = context.getStateStore(StoreNames.MASTERS);
    }

    /** @return every pool of the partition, rebuilt */
    Map<PoolName, Pool> readAll() {
        Map<String, List<Agent>> agentsByPool = new HashMap<>();
        try (KeyValueIterator<String, AgentState> all = agents.all()) {
            all.forEachRemaining(entry -> agentsByPool
                    .computeIfAbsent(entry.value.getPool(), pool -> new ArrayList<>())
                    .add(StateMapper.read(entry.value)));
        }
        Map<String, List<Request>> requestsByPool = new HashMap<>();
        try (KeyValueIterator<String, RequestState> all = requests.all()) {
            all.forEachRemaining(entry -> requestsByPool
                    .computeIfAbsent(entry.value.getPool(), pool -> new ArrayList<>())
                    .add(StateMapper.read(entry.value)));
        }
        Map<String, List<Account>> accountsByPool = new HashMap<>();
        try (KeyValueIterator<String, MasterState> all = masters.all()) {
            all.forEachRemaining(entry -> accountsByPool
                    .computeIfAbsent(entry.value.getPool(), pool -> new ArrayList<>())
                    .add(StateMapper.read(entry.value)));
        }
        Map<PoolName, Pool> restored = new HashMap<>();
        try (KeyValueIterator<String, PoolState> all = pools.all()) {
            all.forEachRemaining(entry -> {
                PoolName name = new PoolName(entry.key);
                restored.put(
                        name,
                        Pool.restored(
                                name,
                                StateMapper.read(entry.value),
                                StateMapper.readHold(entry.value),
                                entry.value.getEpochBase(),
                                entry.value.getLastPosition(),
                                agentsByPool.getOrDefault(entry.key, List.of()),
                                requestsByPool.getOrDefault(entry.key, List.of()),
                                accountsByPool.getOrDefault(entry.key, List.of())));
            });
        }
        return restored;
    }

    /** Writes what the decision changed. */
    Decided write(Pool pool, Decision decision, Changes changes) {
        List<String> forgotten = changes.forgotten().stream()
                .map(request -> key(pool, request.value()))
                .toList();
        forgotten.forEach(requests::delete);
        List<String> removed = changes.removed().stream()
                .map(agent -> key(pool, agent.value()))
                .toList();
        removed.forEach(agents::delete);
        List<String> faded = decision.accounts().stream()
                .filter(master -> pool.view().account(master) == null)
                .map(master -> key(pool, master.value()))
                .toList();
        faded.forEach(masters::delete);
        PoolState state = changes.pool() || !shows(pool, decision, changes) ? write(pool) : null;
        return new Decided(
                decision,
                changes.pool() ? state : null,
                changes.agents().stream()
                        .map(name -> write(pool, pool.view().agent(name)))
                        .toList(),
                changes.requests().stream()
                        .map(id -> write(pool, pool.view().request(id)))
                        .toList(),
                decision.accounts().stream()
                        .map(name -> pool.view().account(name))
                        .filter(Objects::nonNull)
                        .map(account -> write(pool, account))
                        .toList(),
                forgotten,
                removed,
                faded);
    }

    /** Whether what is written shows the position of the decision: it must be known after a restart, to not use it twice. */
    private static boolean shows(Pool pool, Decision decision, Changes changes) {
        return decision.events().isEmpty()
                || changes.agents().stream()
                        .anyMatch(name -> pool.view().agent(name).lastPosition() == decision.position())
                || changes.requests().stream()
                        .anyMatch(id -> pool.view().request(id).lastPosition() == decision.position());
    }

    private PoolState write(Pool pool) {
        PoolState state = StateMapper.write(
                pool.name(),
                pool.view().policy(),
                pool.view().hold(),
                pool.epochBase(),
                pool.view().highestPosition());
        pools.put(pool.name().value(), state);
        return state;
    }

    private AgentState write(Pool pool, Agent agent) {
        AgentState state = StateMapper.write(pool.name(), agent);
        agents.put(key(pool, agent.name().value()), state);
        return state;
    }

    private RequestState write(Pool pool, Request request) {
        RequestState state = StateMapper.write(pool.name(), request);
        requests.put(key(pool, request.id().value()), state);
        return state;
    }

    private MasterState write(Pool pool, Account account) {
        MasterState state = StateMapper.write(pool.name(), account);
        masters.put(key(pool, account.master().value()), state);
        return state;
    }

    private static String key(Pool pool, String name) {
        return Topics.keyOf(pool.name().value(), name);
    }
}
