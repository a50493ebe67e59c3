package io.berth.server.wire;

import io.berth.server.health.ServiceMetrics;
import io.berth.server.topology.Nodes;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets aside what cannot be read, and what an operator said to pass over: to the dead-letter topic, into the metrics, and into the log. The log hears of the
 * first of a kind, the tenth, the hundredth and so on, so that a flood of garbage is seen and floods nothing.
 *
 * <p>Not thread-safe: one for each processor.
 */
public final class DeadLetterOffice {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOffice.class);

    private final ProcessorContext<Object, Object> context;
    private final Skips skips;
    private final ServiceMetrics metrics;
    private final Map<String, Long> counts = new HashMap<>();

    public DeadLetterOffice(ProcessorContext<Object, Object> context, Skips skips, ServiceMetrics metrics) {
        this.context = context;
        this.skips = skips;
        this.metrics = metrics;
    }

    /**
     * To be asked before anything of the record is looked at: what trips over it may be what reads it.
     *
     * @return whether an operator said to pass over this record; then it is set aside and logged
     */
    public boolean setsAside(Record<byte[], byte[]> input) {
        Place place = Place.of(context.recordMetadata().orElseThrow());
        if (!skips.places().contains(place)) {
            return false;
        }
        LOG.warn("Passed over {} for ever, into the dead letters; {} said so: {}", place, skips.by(), skips.reason());
        setAside(input, Skips.CODE, skips.sentence());
        return true;
    }

    /**
     * @param code a word for programs
     * @param sentence for people, safe to show
     */
    public void setAside(Record<byte[], byte[]> input, String code, String sentence) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        metrics.deadLettered(code);
        long count = counts.merge(code, 1L, Long::sum);
        if (isPowerOfTen(count)) {
            LOG.warn(
                    "Set aside to the dead letters, number {} of its kind: {} at {}. {}",
                    count,
                    code,
                    Place.of(source),
                    sentence);
        }
        Record<byte[], byte[]> letter = DeadLetter.of(input, source, code, sentence);
        context.forward(
                new Record<>(letter.key(), letter.value(), letter.timestamp(), letter.headers()), Nodes.DEAD_LETTERS);
    }

    private static boolean isPowerOfTen(long count) {
        long power = count;
        while (power % 10 == 0) {
            power /= 10;
        }
        return power == 1;
    }
}
