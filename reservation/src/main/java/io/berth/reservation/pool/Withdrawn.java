package io.berth.reservation.pool;

import io.berth.reservation.name.MasterName;
import java.time.Duration;

/**
 * That an agent gets no more work.
 *
 * @param by who said so; null where the service itself put it in quarantine, which the next run of the agent lifts
 * @param reason for people
 * @param length how long, null until somebody resumes it
 * @param since the position at which it was said
 * @param sinceMs the log's time of that position, for people
 */
public record Withdrawn(Withdrawal kind, MasterName by, String reason, Duration length, long since, long sinceMs) {
    Withdrawn withoutEnd() {
        return new Withdrawn(kind, by, reason, null, since, sinceMs);
    }

    boolean isAutomatic() {
        return by == null;
    }
}
