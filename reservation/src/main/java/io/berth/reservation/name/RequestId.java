package io.berth.reservation.name;

/**
 * The id of an availability request, made by the client; asking again under the same id repeats the answer.
 *
 * @param value follows {@link Names#RULE}
 */
public record RequestId(String value) implements Comparable<RequestId> {
    /** @throws IllegalArgumentException if the value breaks {@link Names#RULE} */
    public RequestId {
        Names.check("request", value);
    }

    @Override
    public int compareTo(RequestId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
