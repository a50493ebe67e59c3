package io.berth.server.timer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Time;

/**
 * Notices that somebody set the system clock back. Kafka's clients measure their time-outs on that clock: until it shows
 * again what it showed before, a consumer sends no heartbeats and may not return from a poll. Only new clients help.
 *
 * <p>A clock that is set forward does no lasting harm: what waits ends early, and the clients join their group again.
 *
 * <p>Not thread-safe.
 */
public final class ClockWatch {
    /** How often to look: steps of the clock are told apart from its drift by their size within one such time. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    /**
     * Clients stand still for as long as the clock was set back by. Members of a group may be silent for 6 s and send a
     * heartbeat every 1.5 s, so this much is borne.
     */
    static final Duration TOLERATED = Duration.ofSeconds(2);

    private final LongSupplier wallMs;
    private final MonotonicClock clock;
    private long seenAheadMs;

    ClockWatch(LongSupplier wallMs, MonotonicClock clock) {
        this.wallMs = wallMs;
        this.clock = clock;
        this.seenAheadMs = aheadMs();
    }

    /** @return one for the clock of this machine */
    public static ClockWatch begin() {
        return new ClockWatch(Time.SYSTEM::milliseconds, MonotonicClock.system());
    }

    /** @return by how much the clock was set back since the last look; zero where that is no more than can be borne */
    public Duration look() {
        long now = aheadMs();
        Duration back = Duration.ofMillis(seenAheadMs - now);
        seenAheadMs = now;
        return back.compareTo(TOLERATED) > 0 ? back : Duration.ZERO;
    }

    private long aheadMs() {
        return wallMs.getAsLong() - TimeUnit.NANOSECONDS.toMillis(clock.nanos());
    }
}
