package io.berth.reservation.name;

/**
 * The name of who asks for agents: a Jenkins controller, a script, a person at a shell.
 *
 * @param value follows {@link Names#RULE}
 */
public record MasterName(String value) implements Comparable<MasterName> {
    /** @throws IllegalArgumentException if the value breaks {@link Names#RULE} */
    public MasterName {
        Names.check("master", value);
    }

    @Override
    public int compareTo(MasterName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
