package io.berth.reservation.pool;

import java.time.Duration;

/**
 * How long a reservation may last.
 *
 * <p>What ends it is a timer, on the monotonic clock of an instance; {@link #left} tells its holder how long that takes at least.
 * It is measured with the log's time, so that a replay says the same. Should that clock be set forward, the holder
 * believes too little. Should it be set back, by less than the margin of {@link
 * io.berth.reservation.timing.TimingContract#validityOfLimit}, a tenth of the length and at most a minute, that does no harm;
 * by more, and the holder may rely on the reservation after its end.
 *
 * @param length how long
 * @param since the position it counts from: the grant, or the last extension
 * @param sinceMs the log's time of that position, milliseconds since 1970
 * @param extensions how often it was extended
 * @param debugging why a person keeps the agent without a job, or null. Then neither renewals nor jobs are asked for
 */
public record Limit(Duration length, long since, long sinceMs, int extensions, String debugging) {
    /** @return whether a person keeps the agent, without a job */
    public boolean isForDebugging() {
        return debugging != null;
    }

    /**
     * @param nowMs the log's time, milliseconds since 1970
     * @return how long the reservation still lasts by the log's time: never negative, and never more than the length
     */
    public Duration left(long nowMs) {
        long passedMs = Math.max(0, nowMs - sinceMs);
        return Duration.ofMillis(Math.max(0, length.toMillis() - passedMs));
    }
}
