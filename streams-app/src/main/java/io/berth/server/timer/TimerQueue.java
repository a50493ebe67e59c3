package io.berth.server.timer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * Deadlines in memory, on the monotonic clock of this process. Setting, moving and cancelling one costs the logarithm of
 * their number, and a deadline that moved leaves nothing behind: reservations set timers of minutes thousands of times a
 * second.
 *
 * <p>Not thread-safe.
 *
 * @param <K> what a deadline is about; one deadline for a key
 * @param <V> what to do when it is due
 */
public final class TimerQueue<K, V> {
    private final Map<K, Deadline<K, V>> byKey = new HashMap<>();
    private final TreeSet<Deadline<K, V>> byTime = new TreeSet<>(
            Comparator.<Deadline<K, V>>comparingLong(Deadline::dueNanos).thenComparingLong(Deadline::order));
    private long order;

    /**
     * Sets the deadline, unless the key has one that counts from the same sign already: that one keeps its time.
     *
     * @param sign the position of the sign of life that the deadline counts from
     * @param dueNanos on {@code System.nanoTime()}'s scale, shifted so that it does not overflow
     */
    public void set(K key, long sign, long dueNanos, V value) {
        Deadline<K, V> present = byKey.get(key);
        if (present != null) {
            if (present.sign == sign) {
                return;
            }
            byTime.remove(present);
        }
        Deadline<K, V> deadline = new Deadline<>(key, sign, dueNanos, order++, value);
        byKey.put(key, deadline);
        byTime.add(deadline);
    }

    public void cancel(K key) {
        Deadline<K, V> present = byKey.remove(key);
        if (present != null) {
            byTime.remove(present);
        }
    }

    /** Takes what is due out of the queue, the earliest first, at most so many. */
    public List<V> takeDue(long nowNanos, int most) {
        List<V> due = new ArrayList<>();
        while (due.size() < most && !byTime.isEmpty() && byTime.first().dueNanos <= nowNanos) {
            Deadline<K, V> deadline = byTime.pollFirst();
            byKey.remove(deadline.key);
            due.add(deadline.value);
        }
        return due;
    }

    /** @return when the earliest is due, or empty */
    public OptionalLong next() {
        return byTime.isEmpty() ? OptionalLong.empty() : OptionalLong.of(byTime.first().dueNanos);
    }

    public int size() {
        return byKey.size();
    }

    public void clear() {
        byKey.clear();
        byTime.clear();
    }

    private record Deadline<K, V>(K key, long sign, long dueNanos, long order, V value) {}
}
