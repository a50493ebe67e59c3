package io.berth.server.timer;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * A one-shot wall-clock punctuator for the earliest deadline, and none while there is no deadline.
 *
 * <p>Under exactly-once every punctuation costs a transaction, even one that does nothing: a punctuator at a fixed fast
 * rate keeps an idle service busy. What Kafka Streams takes for the wall clock must be a {@link SteadyTime}: on the clock of
 * the system, a punctuator would come late by as much as that was set back, however short its interval.
 */
public final class Wakeup {
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(1);

    private final ProcessorContext<?, ?> context;
    private final MonotonicClock clock;
    private final Runnable action;
    private Cancellable scheduled;
    private long scheduledFor;

    /** @param action called when a deadline may be due; must call {@link #at} again */
    public Wakeup(ProcessorContext<?, ?> context, MonotonicClock clock, Runnable action) {
        this.context = context;
        this.clock = clock;
        this.action = action;
    }

    /** @param next when the earliest deadline is due, or empty for none */
    public void at(OptionalLong next) {
        if (next.isEmpty()) {
            cancel();
            return;
        }
        // An earlier wake-up than needed stays: it costs one look, while moving it costs a schedule at every command.
        if (scheduled != null && scheduledFor <= next.getAsLong()) {
            return;
        }
        cancel();
        long now = clock.nanos();
        long sleep = Math.max(next.getAsLong() - now, SHORTEST_SLEEP.toNanos());
        // Rounded up: waking a fraction of a millisecond early would be a transaction for nothing.
        long millis = TimeUnit.NANOSECONDS.toMillis(sleep + 999_999);
        scheduledFor = now + sleep;
        scheduled = context.schedule(Duration.ofMillis(millis), PunctuationType.WALL_CLOCK_TIME, timestamp -> wake());
    }

    private void wake() {
        cancel();
        action.run();
    }

    /** Nothing is due any more. */
    public void cancel() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
