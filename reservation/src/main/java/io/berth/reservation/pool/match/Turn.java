package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;
import java.util.Comparator;

/**
 * Whose turn it is.
 *
 * @param due whether it was overtaken as often as may be, so that it goes before everybody who came later
 */
record Turn(Lane lane, boolean due) {
    /** Those that are due come first, the oldest of them in front; the others by priority, fair share and age. */
    static final Comparator<Turn> ORDER = (left, right) -> {
        if (left.due != right.due) {
            return left.due ? -1 : 1;
        }
        return left.due ? Lane.OLDEST_FIRST.compare(left.lane, right.lane) : Lane.ORDER.compare(left.lane, right.lane);
    };

    Line line() {
        return lane.level.line;
    }

    Request request() {
        return lane.first();
    }
}
