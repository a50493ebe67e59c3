package io.berth.reservation.audit;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import java.util.ArrayList;
import java.util.List;

/** An event log made by hand: each call of {@link #then} is what one command caused. */
final class Log {
    static final PoolName POOL = new PoolName("p");

    private final List<AuditedEvent> events = new ArrayList<>();
    private long position = 100;

    static Log of(Event... command) {
        return new Log().then(command);
    }

    Log then(Event... command) {
        position++;
        for (int index = 0; index < command.length; index++) {
            raw(position, index, command[index]);
        }
        return this;
    }

    Log raw(long at, int index, Event event) {
        events.add(new AuditedEvent(POOL, at, index, at, event));
        return this;
    }

    List<AuditedEvent> events() {
        return events;
    }

    AuditReport audited() {
        return audit(Audit.ofWholeLog(), events);
    }

    AuditReport auditedAsTruncated() {
        return audit(Audit.ofTruncatedLog(), events);
    }

    static AuditReport audit(Audit audit, List<AuditedEvent> events) {
        events.forEach(audit::add);
        return audit.report();
    }
}
