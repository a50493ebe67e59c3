package io.berth.reservation.pool;

/**
 * What one master may have of a pool.
 *
 * @param weight its share compared with that of others, 1 to 1000
 * @param maxHeld the most agents that it holds at once, at least 1
 * @param maxWaiting the most requests that it lets wait, at least 1
 */
public record Share(int weight, int maxHeld, int maxWaiting) {
    /** As much as there is; as many requests as one master can mean. */
    public static final Share DEFAULT = new Share(1, Integer.MAX_VALUE, 10_000);

    /** @throws IllegalArgumentException if a value is out of range */
    public Share {
        if (weight < 1 || weight > 1000) {
            throw new IllegalArgumentException("The weight of a master is " + weight + ", expected 1 to 1000.");
        }
        if (maxHeld < 1 || maxWaiting < 1) {
            throw new IllegalArgumentException("A master may hold at most " + maxHeld + " agents and let at most "
                    + maxWaiting + " requests wait; both must be at least 1. To shut a master out, use ACLs.");
        }
    }
}
