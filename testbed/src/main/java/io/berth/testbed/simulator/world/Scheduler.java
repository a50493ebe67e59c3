package io.berth.testbed.simulator.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Virtual time. What is due at the same moment happens in the order in which it was asked for, so nothing depends on
 * threads or on the machine. Not thread-safe.
 */
public final class Scheduler {
    private final PriorityQueue<Alarm> queue =
            new PriorityQueue<>(Comparator.comparingLong(Alarm::atNanos).thenComparingLong(Alarm::order));
    private long nowNanos;
    private long order;
    private long steps;

    /** @return nanoseconds since the world began */
    public long nowNanos() {
        return nowNanos;
    }

    /** @return how many things have happened */
    public long steps() {
        return steps;
    }

    /** @param nanos from now, at least 0 */
    public Alarm after(long nanos, Runnable action) {
        // A sum past the end of time means never.
        long at = nanos > Long.MAX_VALUE - nowNanos ? Long.MAX_VALUE : nowNanos + nanos;
        Alarm alarm = new Alarm(at, order++, action);
        queue.add(alarm);
        return alarm;
    }

    /**
     * Lets the next thing happen.
     *
     * @param untilNanos not what is due after this
     * @return false where nothing was due by then; the time is {@code untilNanos} then
     */
    public boolean step(long untilNanos) {
        while (!queue.isEmpty() && queue.peek().isCancelled()) {
            queue.poll();
        }
        if (queue.isEmpty() || queue.peek().atNanos() > untilNanos) {
            nowNanos = untilNanos;
            return false;
        }
        Alarm next = queue.poll();
        nowNanos = next.atNanos();
        steps++;
        next.ring();
        return true;
    }
}
