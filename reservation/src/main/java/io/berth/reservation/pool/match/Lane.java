package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;
import java.util.Comparator;
import java.util.TreeMap;

/** What one master waits for, in one line, with one priority: first come, first served. */
final class Lane {
    /** The order of lanes in a line: by priority, then by fair share, then by age. */
    static final Comparator<Lane> ORDER = Comparator.<Lane>comparingInt(lane -> -lane.priority)
            .thenComparing(lane -> lane.standing, Standing.FAIREST_FIRST)
            .thenComparingLong(Lane::head);

    static final Comparator<Lane> OLDEST_FIRST = Comparator.comparingLong(Lane::head);

    final Line line;
    final Standing standing;
    final int priority;
    final TreeMap<Long, Request> requests = new TreeMap<>();
    private boolean ordered;

    Lane(Line line, Standing standing, int priority) {
        this.line = line;
        this.standing = standing;
        this.priority = priority;
    }

    long head() {
        return requests.firstKey();
    }

    Request first() {
        return requests.firstEntry().getValue();
    }

    /** To be called before anything changes that the order looks at. */
    void leaveOrder() {
        if (ordered) {
            line.order.remove(this);
            line.byAge.remove(this);
            ordered = false;
        }
    }

    /** A lane stands in the order while its master may have what it asks for. */
    void enterOrder() {
        if (!ordered && !requests.isEmpty() && standing.mayHold(line.demand.agents())) {
            line.order.add(this);
            line.byAge.add(this);
            ordered = true;
        }
    }
}
