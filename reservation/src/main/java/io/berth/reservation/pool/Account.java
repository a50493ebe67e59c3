package io.berth.reservation.pool;

import io.berth.reservation.name.MasterName;
import java.time.Duration;

/**
 * What a master had of the pool and does not hold any more. Fades: after each half-life it counts half.
 *
 * @param seconds agent-seconds as they counted at {@code asOfMs}, never negative
 * @param asOfMs the log's time, milliseconds since 1970
 */
public record Account(MasterName master, double seconds, long asOfMs) {
    private static final double LN_2 = StrictMath.log(2);

    static Account none(MasterName master, long nowMs) {
        return new Account(master, 0, nowMs);
    }

    /** The log's time may go back a little when a broker takes over; an account never does. */
    Account and(long turnMs, long nowMs, Duration halfLife) {
        long at = Math.max(nowMs, asOfMs);
        return new Account(master, faded(at, halfLife) + Math.max(0, turnMs) / 1000.0, at);
    }

    double faded(long nowMs, Duration halfLife) {
        double halves = (double) Math.max(0, nowMs - asOfMs) / halfLife.toMillis();
        return seconds * StrictMath.pow(2, -halves);
    }

    /**
     * @return a number that orders accounts as their faded seconds for each unit of weight do, at whatever time they are
     *     compared: all fade alike, so the order changes only when one of them does. StrictMath, so that every machine
     *     orders alike
     */
    public double rank(Duration halfLife, int weight) {
        return seconds == 0
                ? Double.NEGATIVE_INFINITY
                : StrictMath.log(seconds) / LN_2
                        + (double) asOfMs / halfLife.toMillis()
                        - StrictMath.log(weight) / LN_2;
    }
}
