package io.berth.agent.process;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets through no more lines than a log can bear: a burst, and then one a second. Says how many it dropped. To be used by
 * one thread at a time.
 */
public final class LineBudget implements Consumer<String> {
    static final int BURST = 1000;

    private static final long REFILL = Duration.ofSeconds(1).toNanos();

    private final Consumer<String> sink;
    private final LongSupplier clock;
    private long left = BURST;
    private long refilledAt;
    private long dropped;

    public LineBudget(Consumer<String> sink) {
        this(sink, System::nanoTime);
    }

    /** @param clock monotonic, in nanoseconds */
    LineBudget(Consumer<String> sink, LongSupplier clock) {
        this.sink = sink;
        this.clock = clock;
        this.refilledAt = clock.getAsLong();
    }

    @Override
    public void accept(String line) {
        long earned = (clock.getAsLong() - refilledAt) / REFILL;
        refilledAt += earned * REFILL;
        left = Math.min(BURST, left + earned);
        if (left == 0) {
            dropped++;
            return;
        }
        left--;
        sayDropped();
        sink.accept(line);
    }

    /** No more lines come. */
    public void end() {
        sayDropped();
    }

    private void sayDropped() {
        if (dropped > 0) {
            sink.accept("[" + dropped + " lines were dropped]");
            dropped = 0;
        }
    }
}
