package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;

/** A request that was given agents, or may choose among some. */
final class Given {
    Request request;

    /** How many lines count it among those that overtook. */
    int lines;

    Given(Request request) {
        this.request = request;
    }

    long position() {
        return request.position();
    }

    /** In the order in which they asked. */
    static final class ByPosition extends Row<Given> {
        @Override
        int compare(Given left, Given right) {
            return Long.compare(left.position(), right.position());
        }
    }
}
