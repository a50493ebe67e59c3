package io.berth.server.reply;

import io.berth.reservation.name.PoolName;
import io.berth.schemas.topic.Topics;
import io.berth.server.pool.Decided;
import io.berth.server.topology.Nodes;
import io.berth.server.wire.WireRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Broadcasts the state of the pool and of every agent, request and master that a decision changed. */
public final class StateWriter extends ContextualProcessor<PoolName, Decided, Object, Object> {

    @Override
    public void process(Record<PoolName, Decided> input) {
        Decided decided = input.value();
        long timestamp = input.timestamp();
        if (decided.pool() != null) {
            String key = decided.pool().getPool();
            context().forward(WireRecord.of(key, decided.pool(), timestamp).record(), Nodes.POOLS);
        }
        decided.agents().forEach(agent -> {
            String key = Topics.keyOf(agent.getPool(), agent.getAgent());
            context().forward(WireRecord.of(key, agent, timestamp).record(), Nodes.AGENTS);
        });
        decided.requests().forEach(request -> {
            String key = Topics.keyOf(request.getPool(), request.getRequest());
            context().forward(WireRecord.of(key, request, timestamp).record(), Nodes.REQUESTS);
        });
        decided.masters().forEach(master -> {
            String key = Topics.keyOf(master.getPool(), master.getMaster());
            context().forward(WireRecord.of(key, master, timestamp).record(), Nodes.MASTERS);
        });
        decided.removed().forEach(key -> context().forward(WireRecord.tombstone(key, timestamp), Nodes.AGENTS));
        decided.forgotten().forEach(key -> context().forward(WireRecord.tombstone(key, timestamp), Nodes.REQUESTS));
        decided.faded().forEach(key -> context().forward(WireRecord.tombstone(key, timestamp), Nodes.MASTERS));
    }
}
