package io.berth.reservation.pool;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.match.MatchIndex;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The pool in memory. Everything that can be looked up by more than its name has an index, kept by {@link #put}. */
final class PoolState implements PoolView {
    private final Map<AgentName, Agent> agents = new HashMap<>();
    private final Map<RequestId, Request> requests = new HashMap<>();
    private final Map<Held, RequestId> byEpoch = new HashMap<>();
    private final MatchIndex index = new MatchIndex();
    private PoolPolicy policy;
    private long epochBase;
    private long highestPosition = -1;

    @Override
    public PoolPolicy policy() {
        return policy;
    }

    @Override
    public Agent agent(AgentName name) {
        return agents.get(name);
    }

    @Override
    public Request request(RequestId id) {
        return requests.get(id);
    }

    @Override
    public Request requestAt(AgentName agent, long epoch) {
        RequestId id = byEpoch.get(new Held(agent, epoch));
        return id == null ? null : requests.get(id);
    }

    @Override
    public MatchIndex index() {
        return index;
    }

    @Override
    public long epochBase() {
        return epochBase;
    }

    @Override
    public long highestPosition() {
        return highestPosition;
    }

    Collection<Agent> agents() {
        return Collections.unmodifiableCollection(agents.values());
    }

    Collection<Request> requests() {
        return Collections.unmodifiableCollection(requests.values());
    }

    void configure(PoolPolicy next) {
        policy = next;
    }

    void raiseEpochBase(long base) {
        epochBase = base;
    }

    void put(Agent agent) {
        index.agentChanged(agents.put(agent.name(), agent), agent);
        highestPosition = Math.max(highestPosition, Math.max(agent.epoch(), agent.sincePosition()));
        if (agent.use() != null) {
            highestPosition = Math.max(highestPosition, agent.use().lastSign());
        }
    }

    void put(Request request) {
        index.requestChanged(requests.put(request.id(), request), request);
        highestPosition = Math.max(highestPosition, request.sincePosition());
        if (request.agent() != null) {
            byEpoch.put(new Held(request.agent(), request.epoch()), request.id());
        }
    }

    void forget(RequestId id) {
        Request forgotten = requests.remove(id);
        index.requestChanged(forgotten, null);
        if (forgotten.agent() != null) {
            byEpoch.remove(new Held(forgotten.agent(), forgotten.epoch()));
        }
    }

    private record Held(AgentName agent, long epoch) {}
}
