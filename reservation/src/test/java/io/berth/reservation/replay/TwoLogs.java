package io.berth.reservation.replay;

import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.timer.Timers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A service in memory: what it is told stands in its command log, and what it does in its event log. */
final class TwoLogs {
    private static final long FIRST_MS = 1_700_000_000_000L;

    private final Map<PoolName, Pool> pools = new HashMap<>();
    private final List<RecordedEvent> events = new ArrayList<>();
    private List<LoggedCommand> commands = new ArrayList<>();
    private boolean eventsWhole = true;
    private long offset;
    private long timeMs = FIRST_MS;

    TwoLogs says(String pool, Command... many) {
        for (Command command : many) {
            PoolName name = new PoolName(pool);
            timeMs += 1000;
            commands.add(new LoggedCommand.Decidable(offset, timeMs, name, command));
            Decision decision =
                    pools.computeIfAbsent(name, Pool::unconfigured).handle(command, new Moment(offset, timeMs));
            int index = 0;
            for (Event event : decision.events()) {
                record(new AuditedEvent(name, decision.position(), index++, timeMs, event));
            }
            offset++;
        }
        return this;
    }

    /** A command that the service has not got to. */
    TwoLogs waits(String pool, Command command) {
        timeMs += 1000;
        commands.add(new LoggedCommand.Decidable(offset++, timeMs, new PoolName(pool), command));
        return this;
    }

    TwoLogs garbage() {
        timeMs += 1000;
        commands.add(new LoggedCommand.PassedOver(offset++, timeMs));
        return this;
    }

    TwoLogs notUnderstood() {
        timeMs += 1000;
        commands.add(new LoggedCommand.Unknown(offset++, timeMs));
        return this;
    }

    /** The markers of transactions take up offsets too. */
    TwoLogs gap(long length) {
        offset += length;
        return this;
    }

    /** The service starts again with what its stores have. */
    TwoLogs restarted(String name) {
        Pool pool = pool(name);
        pools.put(
                pool.name(),
                Pool.restored(
                        pool.name(),
                        pool.view().policy(),
                        pool.view().hold(),
                        pool.epochBase(),
                        pool.view().highestPosition(),
                        List.copyOf(pool.agents()),
                        List.copyOf(pool.requests()),
                        List.copyOf(pool.accounts())));
        return this;
    }

    /** @return what a timer of the request writes to the log */
    Command due(String pool, String request) {
        return Timers.of(
                        pool(pool).view().request(new RequestId(request)),
                        pool(pool).view().policy().timing())
                .get(0)
                .command();
    }

    /** The command log is deleted and begins again; the service goes on with the state that it has. */
    TwoLogs createdAnew() {
        commands = new ArrayList<>();
        offset = 0;
        return this;
    }

    TwoLogs clockGoesBack(long byMs) {
        timeMs -= byMs;
        return this;
    }

    /** Retention removes the first so many records. */
    TwoLogs keepingCommandsFrom(int index) {
        commands = new ArrayList<>(commands.subList(index, commands.size()));
        return this;
    }

    TwoLogs keepingEventsFrom(int index) {
        events.subList(0, index).clear();
        eventsWhole = false;
        return this;
    }

    /** Somebody's hand in the event log. */
    TwoLogs planted(int index, AuditedEvent event) {
        events.add(index, new RecordedEvent(-1, event, event));
        return this;
    }

    TwoLogs altered(int index, Function<Event, Event> change) {
        AuditedEvent old = events.remove(index).event();
        return planted(
                index,
                new AuditedEvent(old.pool(), old.position(), old.index(), old.timeMs(), change.apply(old.event())));
    }

    TwoLogs removed(int index) {
        events.remove(index);
        return this;
    }

    /** What stands there is no event any more. */
    TwoLogs overwritten(int index) {
        events.set(index, new RecordedEvent(index, null, null));
        return this;
    }

    private void record(AuditedEvent event) {
        events.add(new RecordedEvent(events.size(), event, event));
    }

    int indexOf(Predicate<Event> wanted) {
        for (int index = 0; index < events.size(); index++) {
            if (wanted.test(events.get(index).event().event())) {
                return index;
            }
        }
        throw new AssertionError("No such event");
    }

    AuditedEvent event(int index) {
        return events.get(index).event();
    }

    int commands() {
        return commands.size();
    }

    int events() {
        return events.size();
    }

    Pool pool(String name) {
        return pools.get(new PoolName(name));
    }

    ReplayReport replayed() {
        boolean commandsWhole = commands.isEmpty() || commands.get(0).offset() == 0;
        return new Replay(new LogStart(commandsWhole, eventsWhole), commands.iterator(), events.iterator(), (Function<
                                AuditedEvent, Object>)
                        event -> event)
                .run();
    }
}
