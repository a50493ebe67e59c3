package io.berth.reservation.replay;

import io.berth.reservation.audit.Audit;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pools of one partition as the replay knows them. */
final class ReplayedPools {
    private final Map<PoolName, Pool> pools = new HashMap<>();
    private final Audit audit = Audit.ofWholeLog();

    /**
     * Takes what happened before the first command.
     *
     * @return false where the event cannot follow those before it; nothing is changed then
     */
    boolean take(AuditedEvent event) {
        audit.add(event);
        if (!audit.isClean()) {
            return false;
        }
        pools.computeIfAbsent(event.pool(), Pool::unconfigured).apply(event.event(), event.position(), event.timeMs());
        return true;
    }

    /** @return the events that follow from the command */
    List<AuditedEvent> decide(LoggedCommand.Decidable command) {
        Pool known = pools.get(command.pool());
        Pool pool = known == null ? Pool.unconfigured(command.pool()) : known;
        Decision decision = pool.handle(command.command(), new Moment(command.offset(), command.timeMs()));
        // As in the service: names that somebody makes up must not fill the memory.
        if (known == null && pool.view().policy() != null) {
            pools.put(command.pool(), pool);
        }
        List<AuditedEvent> events = new ArrayList<>();
        for (Event event : decision.events()) {
            events.add(new AuditedEvent(command.pool(), decision.position(), events.size(), decision.timeMs(), event));
        }
        return events;
    }

    /** @return the offset of the command that caused the event, where the event is the next of its pool */
    long offsetOf(AuditedEvent event) {
        if (event.event() instanceof Event.EpochBaseRaised raised) {
            return event.position() - raised.base();
        }
        Pool pool = pools.get(event.pool());
        return event.position() - (pool == null ? 0 : pool.epochBase());
    }
}
