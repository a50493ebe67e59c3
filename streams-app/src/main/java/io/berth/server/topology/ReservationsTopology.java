package io.berth.server.topology;

import io.berth.reservation.pool.Pool;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.MasterState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.pool.Decider;
import io.berth.server.pool.PoolProcessor;
import io.berth.server.reply.EventWriter;
import io.berth.server.reply.ReplyWriter;
import io.berth.server.reply.StateWriter;
import io.berth.server.request.CommandReader;
import io.berth.server.store.StoreBuilders;
import io.berth.server.store.StoreNames;
import io.berth.server.timer.MonotonicClock;
import io.berth.server.wire.Skips;
import io.berth.server.wire.WireSerde;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * RESERVATIONS, exactly-once. One topic in, and all that decides is on it:
 *
 * <pre>
 * berth.commands -> read-command -> decide -> write-replies -> berth.replies
 *        ^                |           |  |--> write-states  -> berth.agents, berth.requests,
 *        |                |           |  |                     berth.masters, berth.pools
 *        |                |           |  `--> write-events  -> berth.events
 *        `-- due timers --|-----------'
 *                         `-> berth.dead-letters, and refusals to write-replies
 * </pre>
 *
 * It is one sub-topology and must stay one: state change, broadcast and reply are one transaction only because one task
 * makes them.
 */
public final class ReservationsTopology {
    private ReservationsTopology() {}

    /**
     * @param commandPartitions how many partitions {@code berth.commands} has
     * @param skips what is passed over, whatever it is
     */
    public static Topology build(WireCodec codec, int commandPartitions, Skips skips, ServiceMetrics metrics) {
        return build(codec, commandPartitions, skips, Pool::handle, metrics, MonotonicClock.system());
    }

    /** For tests that move time by hand, and those that need a decider with a bug. */
    static Topology build(
            WireCodec codec,
            int commandPartitions,
            Skips skips,
            Decider decider,
            ServiceMetrics metrics,
            MonotonicClock clock) {
        Serializer<SpecificRecord> records = WireSerde.anyRecord(codec);
        Serializer<String> text = new StringSerializer();
        Topology topology = new Topology();
        topology.addSource(
                AutoOffsetReset.earliest(),
                Nodes.COMMANDS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.COMMANDS.name());
        topology.addProcessor(
                Nodes.READ_COMMAND, () -> new CommandReader(codec, commandPartitions, skips, metrics), Nodes.COMMANDS);
        topology.addProcessor(Nodes.DECIDE, () -> new PoolProcessor(decider, metrics, clock), Nodes.READ_COMMAND);
        topology.addStateStore(StoreBuilders.keyed(StoreNames.POOLS, PoolState.class, codec), Nodes.DECIDE);
        topology.addStateStore(StoreBuilders.keyed(StoreNames.AGENTS, AgentState.class, codec), Nodes.DECIDE);
        topology.addStateStore(StoreBuilders.keyed(StoreNames.REQUESTS, RequestState.class, codec), Nodes.DECIDE);
        topology.addStateStore(StoreBuilders.keyed(StoreNames.MASTERS, MasterState.class, codec), Nodes.DECIDE);

        topology.addProcessor(Nodes.WRITE_REPLIES, ReplyWriter::new, Nodes.DECIDE, Nodes.READ_COMMAND);
        topology.addProcessor(Nodes.WRITE_STATES, StateWriter::new, Nodes.DECIDE);
        topology.addProcessor(Nodes.WRITE_EVENTS, EventWriter::new, Nodes.DECIDE);

        topology.addSink(Nodes.REPLIES, Topics.REPLIES.name(), text, records, Nodes.WRITE_REPLIES);
        topology.addSink(Nodes.AGENTS, Topics.AGENTS.name(), text, records, Nodes.WRITE_STATES);
        topology.addSink(Nodes.REQUESTS, Topics.REQUESTS.name(), text, records, Nodes.WRITE_STATES);
        topology.addSink(Nodes.MASTERS, Topics.MASTERS.name(), text, records, Nodes.WRITE_STATES);
        topology.addSink(Nodes.POOLS, Topics.POOLS.name(), text, records, Nodes.WRITE_STATES);
        topology.addSink(Nodes.EVENTS, Topics.EVENTS.name(), text, records, Nodes.WRITE_EVENTS);
        topology.addSink(Nodes.DUE_TIMERS, Topics.COMMANDS.name(), text, records, Nodes.DECIDE);
        topology.addSink(
                Nodes.DEAD_LETTERS,
                Topics.DEAD_LETTERS.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Nodes.READ_COMMAND);
        return topology;
    }
}
