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
}
