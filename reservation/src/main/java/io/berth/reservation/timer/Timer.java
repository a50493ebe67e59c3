package io.berth.reservation.timer;

import io.berth.reservation.command.Command;
import java.time.Duration;

/**
 * A wish to be reminded: unless something later happens to {@code key}, write {@code command} to the end of the log
 * after {@code length}.
 *
 * @param key what the timer is about; there is one timer for a key at most
 * @param sign the position of the sign of life that it counts from. Another sign under the same key starts it anew
 * @param length at least how long to wait, on a monotonic clock, from the moment the sign was applied
 * @param command what to write; the pool decides about it as about any other command
 */
public record Timer(Key key, long sign, Duration length, Command command) {

    /**
     * @param kind what kind of silence is measured
     * @param about the name of the agent or the id of the request; empty for the pool
     */
    public record Key(Kind kind, String about) {}

    /** What a timer measures. */
    public enum Kind {
        OFFER,
        WAIT,
        SILENCE,
        FALLBACK,
        RENEWAL,
        IDLE,
        START,
        LIMIT,
        WARN_IDLE,
        WARN_LIMIT,
        LOCK_DELAY,
        CLEANING,
        WITHDRAWAL,
        POOL_HOLD,
        SETTLEMENT,
        OUTCOME
    }
}
