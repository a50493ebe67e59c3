package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;
import java.util.Comparator;
import java.util.TreeMap;

/** What one master waits for, in one line, with one priority: first come, first served. */
final class Lane {
    /** The order of lanes of whatever lines: by priority, then by fair share, then by age. */
    static final Comparator<Lane> ORDER = Comparator.<Lane>comparingInt(lane -> -lane.priority)
            .thenComparing(lane -> lane.standing, Standing.FAIREST_FIRST)
            .thenComparingLong(Lane::head);

    static final Comparator<Lane> OLDEST_FIRST = Comparator.comparingLong(Lane::head);

    final Standing standing;
    final int priority;
    final TreeMap<Long, Request> requests = new TreeMap<>();

    Lane(Standing standing, int priority) {
        this.standing = standing;
        this.priority = priority;
    }

    long head() {
        return requests.firstKey();
    }

    Request first() {
        return requests.firstEntry().getValue();
    }
}
