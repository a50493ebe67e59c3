package io.berth.server.topology;

import io.berth.server.timer.MonotonicClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * One processor with its stores, which outlive it: {@link #restart} is what Kafka Streams does after a failure, which may
 * be init() on the same instance. Time is moved by hand and goes on across a restart.
 */
public final class Task<V> {
    private final Processor<String, V, Object, Object> processor;
    private final List<StateStore> stores;
    private final Time time;
    private MockProcessorContext<Object, Object> context;
    private long offset;

    public Task(
            Processor<String, V, Object, Object> processor, Time time, List<? extends StoreBuilder<?>> storeBuilders) {
        this.processor = processor;
        this.time = time;
        this.stores = new ArrayList<>();
        storeBuilders.forEach(
                builder -> stores.add((StateStore) builder.withLoggingDisabled().build()));
        context = new MockProcessorContext<>();
        stores.forEach(store -> store.init(context.getStateStoreContext(), store));
        init();
    }

    /**
     * Nothing of the last life is left but the processor and what is stored.
     *
     * @return the context of the new life
     */
    public ProcessorContext<Object, Object> restart() {
        context = new MockProcessorContext<>();
        init();
        return context;
    }

    private void init() {
        stores.forEach(context::addStateStore);
        context.setCurrentSystemTimeMs(0);
        processor.init(context);
    }

    /** @return the offset that it had */
    public long feed(String key, V value) {
        return feed(key, value, 0);
    }

    /**
     * @param logTimeMs when the broker appended it
     * @return the offset that it had
     */
    public long feed(String key, V value, long logTimeMs) {
        context.setRecordMetadata("input", 0, offset);
        processor.process(new Record<>(key, value, logTimeMs));
        return offset++;
    }

    /** Moves the clock and wakes whoever sleeps, be it early. */
    public void pass(Duration duration) {
        time.nanos += duration.toNanos();
        List.copyOf(context.scheduledPunctuators()).stream()
                .filter(each -> !each.cancelled())
                .forEach(each -> each.getPunctuator().punctuate(0));
    }

    /** @return the values that were forwarded to the node since the last look at any, in order */
    public List<Object> take(String node) {
        List<Object> values = context.forwarded(node).stream()
                .map(CapturedForward::record)
                .<Object>map(Record::value)
                .toList();
        context.resetForwards();
        return values;
    }

    /** @return how many entries the store has */
    public long stored(String store) {
        KeyValueStore<String, ?> entries = context.getStateStore(store);
        return entries.approximateNumEntries();
    }

    /** @return how many wake-ups are scheduled */
    public long sleeps() {
        return context.scheduledPunctuators().stream()
                .filter(each -> !each.cancelled())
                .map(CapturedPunctuator::getInterval)
                .count();
    }

    /** A clock that is moved by hand. */
    public static final class Time implements MonotonicClock {
        private long nanos;

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
