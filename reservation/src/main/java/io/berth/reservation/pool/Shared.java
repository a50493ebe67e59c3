package io.berth.reservation.pool;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes one object of equal ones, as far as they came lately: thousands of requests ask for the same, each in an object
 * of its own as it came off the wire. Not thread-safe.
 *
 * @param <T> immutable
 */
final class Shared<T> {
    private static final int MOST_KEPT = 1_000;

    private final Map<T, T> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<T, T> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /** @return an equal value, or null for null */
    T of(T value) {
        if (value == null) {
            return null;
        }
        T same = kept.putIfAbsent(value, value);
        return same == null ? value : same;
    }
}
