package io.berth.testbed.simulator.world;

import java.util.ArrayList;
import java.util.List;

/** A clock that people set: for the times in the log and for the wake-ups of Kafka Streams. It jumps both ways. */
public final class WallClock {
    /** 2026-01-01T00:00Z. Only its shift between two moments means anything. */
    private static final long START_MS = 1_767_225_600_000L;

    private final Scheduler scheduler;
    private final List<Jump> jumps = new ArrayList<>();
    private long shiftMs;

    private record Jump(long nanos, long byMs) {}

    public WallClock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    public long millis() {
        return START_MS + shiftMs + scheduler.nowNanos() / 1_000_000;
    }

    public void jump(long byMs) {
        shiftMs += byMs;
        jumps.add(new Jump(scheduler.nowNanos(), byMs));
    }

    /** @return by how much it was set back at most, between any two moments since that one; not negative, milliseconds */
    public long fallSince(long trueNanos) {
        long most = 0;
        long fall = 0;
        for (Jump jump : jumps) {
            if (jump.nanos() >= trueNanos) {
                fall = Math.max(0, fall - jump.byMs());
                most = Math.max(most, fall);
            }
        }
        return most;
    }
}
