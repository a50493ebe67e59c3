package io.berth.reservation.replay;

import io.berth.reservation.name.PoolName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/** The place in the event log up to which it is dealt with. */
final class EventCursor {
    private final Iterator<RecordedEvent> events;
    private final Set<PoolName> left = new HashSet<>();

    /** The next events; two only where the first is none that was expected. */
    private final Deque<RecordedEvent> ahead = new ArrayDeque<>();

    EventCursor(Iterator<RecordedEvent> events) {
        this.events = events;
    }

    /** @return whatever stands next, or null at the end */
    RecordedEvent any() {
        if (ahead.isEmpty() && events.hasNext()) {
            ahead.add(events.next());
        }
        return ahead.peek();
    }

    /** @return the next that is an event and of a pool that is still looked at, or null at the end */
    RecordedEvent next() {
        for (RecordedEvent recorded = any(); recorded != null; recorded = any()) {
            if (recorded.event() != null && !left.contains(recorded.event().pool())) {
                return recorded;
            }
            pass();
        }
        return null;
    }

    /** @return what stands behind the next, or null at the end; there must be a next */
    RecordedEvent second() {
        if (ahead.size() == 1 && events.hasNext()) {
            ahead.add(events.next());
        }
        return ahead.size() == 1 ? null : ahead.peekLast();
    }

    /** The next is dealt with. */
    void pass() {
        ahead.remove();
    }

    /** From now on no event of the pool is looked at. */
    void leave(PoolName pool) {
        left.add(pool);
    }

    boolean hasLeft(PoolName pool) {
        return left.contains(pool);
    }
}
