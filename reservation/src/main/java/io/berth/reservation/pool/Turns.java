package io.berth.reservation.pool;

/**
 * How long an agent is held, as it was seen: what a wait is estimated from. Recent turns weigh more.
 *
 * @param count how many were seen
 * @param meanMs how long they lasted on average, milliseconds of the log's time
 * @param deviationMs by how much they differed from that on average
 */
public record Turns(int count, long meanMs, long deviationMs) {
    public static final Turns NONE = new Turns(0, 0, 0);

    /** A turn weighs at least one part in so many. */
    private static final int MEMORY = 8;

    Turns and(long lengthMs) {
        int seen = Math.min(count + 1, Integer.MAX_VALUE - 1);
        int parts = Math.min(seen, MEMORY);
        long offBy = Math.abs(lengthMs - meanMs);
        return count == 0
                ? new Turns(1, lengthMs, lengthMs / 2)
                : new Turns(seen, meanMs + (lengthMs - meanMs) / parts, deviationMs + (offBy - deviationMs) / parts);
    }
}
