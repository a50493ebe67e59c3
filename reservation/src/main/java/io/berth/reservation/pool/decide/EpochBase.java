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
     * No epoch is higher. An agent that claims more is not believed: 2^61 leaves room for as many raises as there are
     * records in any log.
     */
    public static final long HIGHEST_BELIEVED = 1L << 61;

    private EpochBase() {}

    /** @return the event that must come before the command is decided, or empty */
    public static Optional<Event.EpochBaseRaised> needed(PoolView view, Command command, Moment moment) {
        long position = view.epochBase() + moment.offset();
        long known = Math.max(view.highestPosition(), claimed(command));
        return view.policy() != null && position <= known
                ? Optional.of(new Event.EpochBaseRaised(known + 1))
                : Optional.empty();
    }

    private static long claimed(Command command) {
        return command instanceof Command.AgentOnline online && online.highestEpoch() <= HIGHEST_BELIEVED
                ? online.highestEpoch()
                : -1;
    }
}
