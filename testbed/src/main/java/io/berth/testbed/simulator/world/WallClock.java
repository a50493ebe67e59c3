package io.berth.testbed.simulator.world;

/** A clock that people set: for the times in the log and for the wake-ups of Kafka Streams. It jumps both ways. */
public final class WallClock {
    /** 2026-01-01T00:00Z. Only its shift between two moments means anything. */
    private static final long START_MS = 1_767_225_600_000L;

    private final Scheduler scheduler;
    private long shiftMs;

    public WallClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    public long millis() {
        return START_MS + shiftMs + scheduler.nowNanos() / 1_000_000;
    }

    public void jump(long byMs) {
        shiftMs += byMs;
    }
}
