package io.berth.server.topology;

import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.state.PresenceState;
import io.berth.schemas.topic.Topics;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.presence.PresenceProcessor;
import io.berth.server.presence.ReportReader;
import io.berth.server.store.StoreBuilders;
import io.berth.server.store.StoreNames;
import io.berth.server.timer.MonotonicClock;
import io.berth.server.wire.Skips;
import io.berth.server.wire.WireSerde;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * PRESENCE, at-least-once:
 *
 * <pre>
 * berth.agent-reports -> read-report -> watch -> berth.commands
 *        ^                    |           |
 *        `---- silences ------|-----------'
 *                             `-> berth.dead-letters
 * </pre>
 */
public final class PresenceTopology {
    private PresenceTopology() {}

    /**
     * @param agentTimeout an agent that was silent for so long is offline
     * @param skips what is passed over, whatever it is
     */
    public static Topology build(WireCodec codec, Duration agentTimeout, Skips skips, ServiceMetrics metrics) {
        return build(codec, agentTimeout, skips, metrics, MonotonicClock.system());
    }

    /** For tests that move time by hand. */
    static Topology build(
            WireCodec codec, Duration agentTimeout, Skips skips, ServiceMetrics metrics, MonotonicClock clock) {
        Serializer<SpecificRecord> records = WireSerde.anyRecord(codec);
        Serializer<String> text = new StringSerializer();
        Topology topology = new Topology();
        // The newest report of an agent says all; replaying old ones would bring back runs that are long gone.
        topology.addSource(
                AutoOffsetReset.latest(),
                Nodes.REPORTS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.AGENT_REPORTS.name());
        topology.addProcessor(Nodes.READ_REPORT, () -> new ReportReader(codec, skips, metrics), Nodes.REPORTS);
        topology.addProcessor(
                Nodes.WATCH, () -> new PresenceProcessor(agentTimeout, metrics, clock), Nodes.READ_REPORT);
        topology.addStateStore(StoreBuilders.keyed(StoreNames.PRESENCE, PresenceState.class, codec), Nodes.WATCH);
        topology.addSink(Nodes.CHANGES, Topics.COMMANDS.name(), text, records, Nodes.WATCH);
        topology.addSink(Nodes.SILENCES, Topics.AGENT_REPORTS.name(), text, records, Nodes.WATCH);
        topology.addSink(
                Nodes.DEAD_LETTERS,
                Topics.DEAD_LETTERS.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Nodes.READ_REPORT);
        return topology;
    }
}
