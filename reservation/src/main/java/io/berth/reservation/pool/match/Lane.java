package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;
import java.util.Comparator;

/** What one master waits for, in one line, with one priority: first come, first served. */
final class Lane extends Row<Request> {
    /** The order of lanes of whatever lines: by priority, then by fair share, then by age. */
    static final Comparator<Lane> ORDER = Comparator.<Lane>comparingInt(lane -> -lane.level.priority)
            .thenComparing(lane -> lane.standing, Standing.FAIREST_FIRST)
            .thenComparingLong(Lane::head);

    static final Comparator<Lane> OLDEST_FIRST = Comparator.comparingLong(Lane::head);

    final Standing standing;
    final Level level;

    /** Read for many lanes at once, so it is kept beside them. */
    private long head;

    Lane(Standing standing, Level level) {
        this.standing = standing;
        this.level = level;
    }

    @Override
    int compare(Request left, Request right) {
        return Long.compare(left.position(), right.position());
    }

    @Override
    boolean add(Request request) {
        boolean isNew = super.add(request);
        head = first().position();
        return isNew;
    }

    /** The last one leaves its position behind, at which the lane is found among others. */
    @Override
    boolean remove(Request request) {
        boolean wasHere = super.remove(request);
        head = isEmpty() ? head : first().position();
        return wasHere;
    }

    /** @return the position of the request that has waited longest */
    long head() {
        return head;
    }

    /** @return how many of its requests are not later than that position */
    int notAfter(long position) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (get(middle).position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** @return whether its master may have what a request of this lane asks for */
    boolean mayHold() {
        return standing.mayHold(level.line.agents);
    }

    /** Lanes by the age of their oldest request. */
    static class ByAge extends Row<Lane> {
        @Override
        final int compare(Lane left, Lane right) {
            return Long.compare(left.head(), right.head());
        }
    }
}
