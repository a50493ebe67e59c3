package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.ExtendReservation;
import io.berth.reservation.name.PoolName;
import java.time.Duration;
import java.util.List;

/** The wish that one reservation last longer, sent until it is answered. */
final class Extension {
    private final Answer.Reserved grant;
    private final Duration length;
    private final String debugging;
    private final Pace pace;
    private int number;
    private long firstSentNanos;
    private boolean sent;

    /**
     * @param number counts the extensions of the reservation
     * @param debugging why a person needs the agent without a job, or null
     */
    Extension(Answer.Reserved grant, int number, Duration length, String debugging, SessionTiming timing) {
        this.grant = grant;
        this.number = number;
        this.length = length;
        this.debugging = debugging;
        this.pace = new Pace(timing);
    }

    long poll(PoolName pool, long nowNanos, List<Outgoing> commands) {
        if (pace.isDue(nowNanos)) {
            if (!sent) {
                sent = true;
                firstSentNanos = nowNanos;
            }
            pace.sent(nowNanos);
            commands.add(new Outgoing(
                    pool,
                    new ExtendReservation(grant.agent(), grant.epoch(), grant.master(), number, length, debugging)));
        }
        return pace.nanosUntilDue(nowNanos);
    }

    /** @return whether this extension was done */
    boolean isDoneBy(Answer.Extended answer) {
        if (answer.extension() < number) {
            return false;
        }
        if (answer.extension() == number && answer.length().equals(length)) {
            return true;
        }
        // Somebody else of the same master took this number for an extension of its own.
        number = answer.extension() + 1;
        sent = false;
        pace.sendAtOnce();
        return false;
    }

    boolean isForDebugging() {
        return debugging != null;
    }

    Duration length() {
        return length;
    }

    /** @return when it was sent for the first time: the service heard of it after that */
    long firstSentNanos() {
        return firstSentNanos;
    }
}
