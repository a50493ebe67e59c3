package io.berth.reservation.pool.decide;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.PoolView;
import java.util.Optional;

/**
 * Keeps positions, and with them epochs, growing when offsets do not: after the log was created anew, or when an agent
 * remembers an epoch that this log could not have given (the store and the log were lost).
 */
public final class EpochBase {
    /**
     * How far above all that the pool knows a claim may be. A log that was lost cannot have been longer, and a made-up
     * claim cannot use up the numbers: eight million of them fit, one after the other, each above the last.
     */
    static final long FARTHEST_JUMP = 1L << 40;

    /**
     * Positions that events may have used and the state does not show: what is forgotten, a policy that changed. They
     * are skipped, because a position is never used twice.
     */
    static final long UNSEEN = 1L << 20;

    private EpochBase() {}

    /** @return the event that must come before the command is decided, or empty */
    public static Optional<Event.EpochBaseRaised> needed(PoolView view, Command command, Moment moment) {
        long position = view.epochBase() + moment.offset();
        long known = Math.max(view.highestPosition(), claimed(command, Math.max(position, view.highestPosition())));
        return view.policy() != null && position <= known
                ? Optional.of(new Event.EpochBaseRaised(known + 1 + UNSEEN))
                : Optional.empty();
    }

    private static long claimed(Command command, long present) {
        return command instanceof Command.AgentOnline online && online.highestEpoch() <= present + FARTHEST_JUMP
                ? online.highestEpoch()
                : -1;
    }
}
