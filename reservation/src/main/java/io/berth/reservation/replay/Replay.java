package io.berth.reservation.replay;

import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Moment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * S10: decides the commands of one partition once more, from fresh pools, and compares what follows with the events of
 * the same partition, one by one.
 *
 * <p>Where the first commands are gone and the events are not, the pools begin in the state that the events before the
 * first kept command give. Where the logs do not say enough, that is told and never called a difference.
 *
 * <p>Walks both logs side by side: memory grows with the state of the pools, not with the logs. Not thread-safe; for one
 * use.
 */
public final class Replay {
    /** No broker's clock is set back by more. */
    private static final long FARTHEST_BACK_MS = 3_600_000;

    private final LogStart start;
    private final Iterator<LoggedCommand> commands;
    private final EventCursor events;
    private final Function<AuditedEvent, Object> content;
    private final ReplayedPools pools = new ReplayedPools();

    /** Pools with events at offsets that are kept, but of an earlier log. */
    private final Set<PoolName> createdAnew = new HashSet<>();

    /** Where those stood that are not much earlier than the first kept command. */
    private final Set<Moment> shortlyBefore = new HashSet<>();

    private final List<Difference> differences = new ArrayList<>();
    private final List<NotKnown> notKnown = new ArrayList<>();

    private long firstOffset;
    private boolean joined;
    private boolean skipped;
    private boolean over;
    private long read;
    private long passedOver;
    private long taken;
    private long compared;
    private long pending;

    /**
     * @param commands in log order; must reach at least as far as the events
     * @param events in log order; of the same pools as the commands
     * @param content what a decided event looks like where it is recorded, see {@link RecordedEvent#content}
     */
    public Replay(
            LogStart start,
            Iterator<LoggedCommand> commands,
            Iterator<RecordedEvent> events,
            Function<AuditedEvent, Object> content) {
        this.start = start;
        this.commands = commands;
        this.events = new EventCursor(events);
        this.content = content;
        this.joined = start.eventsWhole();
    }

    /** Reads both logs to their ends, or to where nothing more can be known. */
    public ReplayReport run() {
        if (commands.hasNext()) {
            LoggedCommand first = commands.next();
            firstOffset = first.offset();
            begin(first);
            for (LoggedCommand command = first;
                    command != null && !over;
                    command = commands.hasNext() ? commands.next() : null) {
                read++;
                command(command);
            }
        }
        if (read > 0 && !over) {
            end();
        }
        return new ReplayReport(read, passedOver, taken, compared, pending, differences, notKnown);
    }

    private void begin(LoggedCommand first) {
        if (start.eventsWhole()) {
            takeAllBefore(first);
        } else if (!start.commandsWhole()) {
            stop(first.offset(), NotKnown.Reason.NO_BEGINNING);
        }
    }

    /**
     * Offsets alone do not tell what was before: those of a log that was created anew begin again, and what happened
     * before that has an earlier time.
     */
    private void takeAllBefore(LoggedCommand first) {
        for (RecordedEvent recorded = events.any(); recorded != null; recorded = events.any()) {
            AuditedEvent event = recorded.event();
            if (event != null) {
                long offset = pools.offsetOf(event);
                boolean earlier = event.timeMs() < first.timeMs();
                if (offset >= first.offset() && !earlier) {
                    return;
                }
                if (offset >= first.offset()) {
                    createdAnew.add(event.pool());
                }
                if (offset >= first.offset() && event.timeMs() > first.timeMs() - FARTHEST_BACK_MS) {
                    shortlyBefore.add(new Moment(offset, event.timeMs()));
                }
            }
            if (event == null || !pools.take(event)) {
                stop(first.offset(), NotKnown.Reason.BROKEN_EVENTS);
                return;
            }
            taken++;
            events.pass();
        }
    }

    private void command(LoggedCommand logged) {
        if (pending > 0) {
            pending++;
        } else if (logged instanceof LoggedCommand.PassedOver) {
            passedOver++;
        } else if (logged instanceof LoggedCommand.Unknown) {
            stop(logged.offset(), NotKnown.Reason.UNKNOWN_COMMAND);
        } else if (logged instanceof LoggedCommand.Decidable command && !events.hasLeft(command.pool())) {
            if (shortlyBefore.contains(new Moment(command.offset(), command.timeMs()))) {
                leave(command.pool(), command.offset(), NotKnown.Reason.CLOCK_WENT_BACK);
                return;
            }
            decide(command);
        }
    }

    private void decide(LoggedCommand.Decidable command) {
        for (AuditedEvent event : pools.decide(command)) {
            if (over || pending > 0 || events.hasLeft(command.pool())) {
                return;
            }
            if (joined) {
                compare(command, event);
            } else {
                join(command, event);
            }
        }
    }

    /** Compares nothing until the first kept event is found. */
    private void join(LoggedCommand.Decidable command, AuditedEvent decided) {
        RecordedEvent recorded = events.next();
        if (isSame(decided, recorded)) {
            joined = true;
            match();
            return;
        }
        skipped = true;
        if (recorded != null && pools.offsetOf(recorded.event()) < command.offset()) {
            stop(command.offset(), NotKnown.Reason.NO_COMMON_PLACE);
        }
    }

    private void compare(LoggedCommand.Decidable command, AuditedEvent decided) {
        RecordedEvent recorded = events.next();
        while (recorded != null && !isSame(decided, recorded) && isStray(recorded, command, decided)) {
            stray(recorded);
            recorded = events.next();
        }
        if (events.hasLeft(command.pool())) {
            return;
        }
        if (recorded == null) {
            pending++;
        } else if (isSame(decided, recorded)) {
            match();
        } else {
            differ(command, decided, recorded);
        }
    }

    /** @return whether no command gave the event, as what was decided now belongs before or after it */
    private boolean isStray(RecordedEvent recorded, LoggedCommand.Decidable command, AuditedEvent decided) {
        if (isCreatedAnew(decided, recorded)) {
            return false;
        }
        boolean passed = isOfPool(recorded, decided)
                ? recorded.event().position() < decided.position()
                : pools.offsetOf(recorded.event()) <= command.offset();
        return passed || isSame(decided, events.second());
    }

    /** What is recorded after all that the commands gave. */
    private void end() {
        if (!joined && (skipped || events.next() != null)) {
            stop(firstOffset, NotKnown.Reason.NO_COMMON_PLACE);
        }
        for (RecordedEvent recorded = events.next(); joined && recorded != null; recorded = events.next()) {
            stray(recorded);
        }
    }

    private boolean isSame(AuditedEvent decided, RecordedEvent recorded) {
        return recorded != null && content.apply(decided).equals(recorded.content());
    }

    private static boolean isOfPool(RecordedEvent recorded, AuditedEvent decided) {
        return recorded.event().pool().equals(decided.pool());
    }

    /** @return whether the two differ in how the pool counts on in a new log, which older events do not wholly say */
    private boolean isCreatedAnew(AuditedEvent decided, RecordedEvent recorded) {
        return createdAnew.contains(decided.pool())
                && isOfPool(recorded, decided)
                && (isRaise(decided) || isRaise(recorded.event()));
    }

    private static boolean isRaise(AuditedEvent event) {
        return event.event() instanceof Event.EpochBaseRaised;
    }

    private void match() {
        compared++;
        events.pass();
    }

    private void stray(RecordedEvent recorded) {
        AuditedEvent event = recorded.event();
        differences.add(new Difference(event.pool(), pools.offsetOf(event), event.timeMs(), null, recorded));
        events.leave(event.pool());
    }

    private void differ(LoggedCommand.Decidable command, AuditedEvent decided, RecordedEvent recorded) {
        if (isCreatedAnew(decided, recorded)) {
            leave(command.pool(), command.offset(), NotKnown.Reason.CREATED_ANEW);
            return;
        }
        boolean inItsPlace = isOfPool(recorded, decided) && recorded.event().position() == decided.position();
        differences.add(new Difference(
                command.pool(), command.offset(), command.timeMs(), decided, inItsPlace ? recorded : null));
        events.leave(command.pool());
    }

    private void leave(PoolName pool, long offset, NotKnown.Reason reason) {
        notKnown.add(new NotKnown(pool, offset, reason));
        events.leave(pool);
    }

    private void stop(long offset, NotKnown.Reason reason) {
        notKnown.add(new NotKnown(null, offset, reason));
        over = true;
    }
}
