package io.berth.server.timer;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;

/**
 * The time that Kafka Streams lives by: what the system clock showed at the start, and from there on the monotonic clock.
 *
 * <p>On the system clock, Kafka Streams would neither wake for a timer nor commit for as long as that clock was set back.
 * The clients of Kafka cannot be given a time; {@link ClockWatch} looks after those.
 *
 * <p>Thread-safe. May come to differ from the system clock by what people set that by.
 */
public final class SteadyTime implements Time {
    private final long startMs;
    private final MonotonicClock clock;

    /** @param startMs what the system clock shows now, in milliseconds of the epoch */
    public SteadyTime(long startMs, MonotonicClock clock) {
        this.startMs = startMs;
        this.clock = clock;
    }

    /** @return one that begins now */
    public static SteadyTime begin() {
        return new SteadyTime(Time.SYSTEM.milliseconds(), MonotonicClock.system());
    }

    @Override
    public long milliseconds() {
        return startMs + TimeUnit.NANOSECONDS.toMillis(clock.nanos());
    }

    @Override
    public long nanoseconds() {
        return clock.nanos();
    }

    @Override
    public void sleep(long ms) {
        Time.SYSTEM.sleep(ms);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        synchronized (monitor) {
            while (!condition.get()) {
                long left = deadlineMs - milliseconds();
                if (left <= 0) {
                    throw new TimeoutException("It did not come true in time");
                }
                monitor.wait(left);
            }
        }
    }
}
