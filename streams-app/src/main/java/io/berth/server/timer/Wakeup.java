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
 * rate keeps an idle service busy. And a punctuator runs on the wall clock, which can jump; so what is due is judged on
 * the monotonic clock, and no sleep is longer than {@link #LONGEST_SLEEP}, which bounds how late a clock that was set back
 * can make a deadline.
 */
public final class Wakeup {
    static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
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
        long bounded = Math.min(sleep, LONGEST_SLEEP.toNanos());
        // Rounded up: waking a fraction of a millisecond early would be a transaction for nothing.
        long millis = TimeUnit.NANOSECONDS.toMillis(bounded + 999_999);
        scheduledFor = now + bounded;
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
