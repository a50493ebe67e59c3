package io.berth.testbed.simulator.actor;

import io.berth.server.timer.MonotonicClock;
import io.berth.server.timer.SteadyTime;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What Kafka Streams is to a processor of ours, as far as ours use it: stores, outputs, punctuators on a steady time. */
final class TaskContext implements ProcessorContext<Object, Object> {
    private final Map<String, ? extends StateStore> stores;
    private final SteadyTime time;
    private final List<Punctuation> punctuations = new ArrayList<>();
    private final List<Output> outputs = new ArrayList<>();
    private Optional<RecordMetadata> metadata = Optional.empty();

    /** A record on its way to a child node. */
    record Output(String node, Record<?, ?> record) {}

    private record Position(String topic, int partition, long offset) implements RecordMetadata {}

    private static final class Punctuation implements Cancellable {
        private final long intervalMs;
        private final Punctuator punctuator;
        private long dueMs;
        private boolean cancelled;

        Punctuation(long dueMs, long intervalMs, Punctuator punctuator) {
            this.dueMs = dueMs;
            this.intervalMs = intervalMs;
            this.punctuator = punctuator;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /**
     * @param wallMs what the clock on the wall shows now
     * @param clock of the process
     */
    TaskContext(Map<String, ? extends StateStore> stores, long wallMs, MonotonicClock clock) {
        this.stores = stores;
        long begin = clock.nanos();
        this.time = new SteadyTime(wallMs, () -> clock.nanos() - begin);
    }

    /** The record with this offset is processed next. */
    void at(long offset) {
        metadata = Optional.of(new Position("simulated", 0, offset));
    }

    List<Output> takeOutputs() {
        List<Output> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    /** Runs every punctuator that is due; one that is not cancelled comes again, as in Kafka Streams. */
    void punctuate() {
        metadata = Optional.empty();
        long now = time.milliseconds();
        for (Punctuation punctuation : List.copyOf(punctuations)) {
            if (!punctuation.cancelled && punctuation.dueMs <= now) {
                punctuation.dueMs = now + punctuation.intervalMs;
                punctuation.punctuator.punctuate(now);
            }
        }
        punctuations.removeIf(punctuation -> punctuation.cancelled);
    }

    /** @return milliseconds until the next punctuator is due, {@link Long#MAX_VALUE} for none */
    long untilNextMs() {
        long next = Long.MAX_VALUE;
        for (Punctuation punctuation : punctuations) {
            if (!punctuation.cancelled) {
                next = Math.min(next, Math.max(0, punctuation.dueMs - time.milliseconds()));
            }
        }
        return next;
    }

    @Override
    public <K, V> void forward(Record<K, V> record, String child) {
        outputs.add(new Output(child, record));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends StateStore> S getStateStore(String name) {
        return (S) stores.get(name);
    }

    @Override
    public Optional<RecordMetadata> recordMetadata() {
        return metadata;
    }

    @Override
    public Cancellable schedule(Duration interval, PunctuationType type, Punctuator punctuator) {
        if (type != PunctuationType.WALL_CLOCK_TIME) {
            throw unsupported();
        }
        Punctuation punctuation =
                new Punctuation(time.milliseconds() + interval.toMillis(), interval.toMillis(), punctuator);
        punctuations.add(punctuation);
        return punctuation;
    }

    @Override
    public long currentSystemTimeMs() {
        return time.milliseconds();
    }

    @Override
    public <K, V> void forward(Record<K, V> record) {
        throw unsupported();
    }

    @Override
    public Cancellable schedule(Instant start, Duration interval, PunctuationType type, Punctuator punctuator) {
        throw unsupported();
    }

    @Override
    public String applicationId() {
        throw unsupported();
    }

    @Override
    public TaskId taskId() {
        throw unsupported();
    }

    @Override
    public Serde<?> keySerde() {
        throw unsupported();
    }

    @Override
    public Serde<?> valueSerde() {
        throw unsupported();
    }

    @Override
    public File stateDir() {
        throw unsupported();
    }

    @Override
    public StreamsMetrics metrics() {
        throw unsupported();
    }

    @Override
    public void commit() {
        throw unsupported();
    }

    @Override
    public Map<String, Object> appConfigs() {
        throw unsupported();
    }

    @Override
    public Map<String, Object> appConfigsWithPrefix(String prefix) {
        throw unsupported();
    }

    @Override
    public long currentStreamTimeMs() {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("The simulated task cannot do that yet: add it here.");
    }
}
