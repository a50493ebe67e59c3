package io.berth.agent.transport;

import java.time.Duration;

/** Waits longer after each failure in a row, up to a limit. */
final class Backoff {
    private final long first;
    private final long limit;
    private long next;

    Backoff(Duration first, Duration limit) {
        this.first = first.toNanos();
        this.limit = limit.toNanos();
        this.next = this.first;
    }

    /** @return nanoseconds to wait before the next attempt */
    long next() {
        long now = next;
        next = Math.min(limit, next * 2);
        return now;
    }

    void reset() {
        next = first;
    }
}
