package io.berth.server.presence;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Incarnations;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.report.AgentSilence;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.topology.Nodes;
import io.berth.server.wire.DeadLetterOffice;
import io.berth.server.wire.Skips;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** The edge of presence: bytes in, valid reports out; what cannot be read is set aside. */
public final class ReportReader extends ContextualProcessor<byte[], byte[], Object, Object> {
    private final WireCodec codec;
    private final Skips skips;
    private final ServiceMetrics metrics;
    private DeadLetterOffice letters;

    public ReportReader(WireCodec codec, Skips skips, ServiceMetrics metrics) {
        this.codec = codec;
        this.skips = skips;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        super.init(context);
        letters = new DeadLetterOffice(context, skips, metrics);
    }

    @Override
    public void process(Record<byte[], byte[]> input) {
        if (letters.setsAside(input)) {
            return;
        }
        SpecificRecord record;
        try {
            record = codec.decode(input.value());
        } catch (UndecodableException e) {
            letters.setAside(input, e.problem().name(), e.getMessage());
            return;
        }
        if (record instanceof AgentReport report) {
            Optional<String> problem = problem(report.getPool(), report.getAgent(), report.getIncarnation())
                    .or(() -> TagSet.problem(report.getTags()));
            pass(input, problem, report.getPool(), report.getAgent(), report);
        } else if (record instanceof AgentSilence marker) {
            Optional<String> problem = problem(marker.getPool(), marker.getAgent(), marker.getIncarnation());
            pass(input, problem, marker.getPool(), marker.getAgent(), marker);
        } else {
            letters.setAside(input, "FOREIGN_RECORD", record.getSchema().getName() + " is not a report of an agent.");
        }
    }

    private static Optional<String> problem(String pool, String agent, String incarnation) {
        return Names.problem("pool", pool)
                .or(() -> Names.problem("agent", agent))
                .or(() -> Incarnations.problem(incarnation));
    }

    private void pass(
            Record<byte[], byte[]> input, Optional<String> problem, String pool, String agent, SpecificRecord record) {
        if (problem.isPresent()) {
            letters.setAside(input, "INVALID", problem.get());
            return;
        }
        AgentKey key = new AgentKey(new PoolName(pool), new AgentName(agent));
        // The key decides the partition, and with it who watches this agent: another key would be a second watcher.
        if (!Arrays.equals(key.toString().getBytes(StandardCharsets.UTF_8), input.key())) {
            letters.setAside(input, "WRONG_KEY", "The key of a report must be pool/agent, " + key + ".");
            return;
        }
        Report report = record instanceof AgentReport heard
                ? new Report.Heard(key, heard)
                : new Report.Silent(key, (AgentSilence) record);
        context().forward(new Record<>(key.toString(), report, input.timestamp()), Nodes.WATCH);
    }
}
