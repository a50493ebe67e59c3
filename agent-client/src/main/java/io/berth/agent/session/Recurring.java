package io.berth.agent.session;

import java.time.Duration;
import java.util.Optional;

/** One probe: at most one run of it at any time, and when the next is due. */
final class Recurring {
    private final Optional<Duration> interval;
    private long dueAt;
    private boolean running;
    private boolean again;

    /** @param interval from an answer to the next question, empty for a probe that never runs */
    Recurring(Optional<Duration> interval) {
        this.interval = interval;
    }

    boolean isNever() {
        return interval.isEmpty();
    }

    /** Makes it due at once, or as soon as the present run is over: that one began too early to count. */
    void hasten(long nowNanos) {
        dueAt = nowNanos;
        again = running;
    }

    /** @return whether it is to be run now; it counts as running then */
    boolean begin(long nowNanos) {
        if (isNever() || running || nowNanos - dueAt < 0) {
            return false;
        }
        running = true;
        return true;
    }

    void ended(long nowNanos) {
        running = false;
        dueAt = again ? nowNanos : nowNanos + interval.orElseThrow().toNanos();
        again = false;
    }

    /** @return nanoseconds until it is due; {@link Long#MAX_VALUE} while it runs, and where it never does */
    long untilNext(long nowNanos) {
        return running || isNever() ? Long.MAX_VALUE : Math.max(0, dueAt - nowNanos);
    }
}
