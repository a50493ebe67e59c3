package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event;
import io.berth.reservation.pool.Decision;
import java.util.List;
import java.util.Set;

/** Decisions for tests. */
final class Decided {
    private Decided() {}

    static Decision by(long position, Event... events) {
        return new Decision(position, 0, List.of(events), List.of(), Set.of());
    }
}
