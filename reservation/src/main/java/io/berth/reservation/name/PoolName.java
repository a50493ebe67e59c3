package io.berth.reservation.name;

/**
 * The name of a pool: a set of agents that is scheduled as one.
 *
 * @param value follows {@link Names#RULE}
 */
public record PoolName(String value) implements Comparable<PoolName> {
    /** @throws IllegalArgumentException if the value breaks {@link Names#RULE} */
    public PoolName {
        Names.check("pool", value);
    }

    @Override
    public int compareTo(PoolName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
