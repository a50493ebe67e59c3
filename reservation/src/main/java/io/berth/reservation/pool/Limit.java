package io.berth.reservation.pool;

import java.time.Duration;

/**
 * How long a reservation may last.
 *
 * @param length how long
 * @param since the position it counts from: the grant, or the last extension
 * @param extensions how often it was extended
 * @param debugging why a person keeps the agent without a job, or null. Then neither renewals nor jobs are asked for
 */
public record Limit(Duration length, long since, int extensions, String debugging) {
    /** @return whether a person keeps the agent, without a job */
    public boolean isForDebugging() {
        return debugging != null;
    }
}
