package io.berth.reservation.pool.match;

import io.berth.reservation.name.RequestId;

/** A request that was given agents, or may choose among some. */
final class Given {
    final long position;
    final RequestId id;

    /** How many lines count it among those that overtook. */
    int lines;

    Given(long position, RequestId id) {
        this.position = position;
        this.id = id;
    }

    /** In the order in which they asked. */
    static final class ByPosition extends Row<Given> {
        @Override
        int compare(Given left, Given right) {
            return Long.compare(left.position, right.position);
        }
    }
}
