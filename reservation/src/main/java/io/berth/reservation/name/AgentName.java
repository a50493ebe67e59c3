package io.berth.reservation.name;

/**
 * The name of an agent inside its pool; the pool is always known from where the name stands.
 *
 * @param value follows {@link Names#RULE}
 */
public record AgentName(String value) implements Comparable<AgentName> {
    /** @throws IllegalArgumentException if the value breaks {@link Names#RULE} */
    public AgentName {
        Names.check("agent", value);
    }

    @Override
    public int compareTo(AgentName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
