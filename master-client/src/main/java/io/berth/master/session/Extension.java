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
    private boolean taken;

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
        if (taken) {
            return Long.MAX_VALUE;
        }
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
        if (!taken && answer.extension() == number && answer.length().equals(length)) {
            return true;
        }
        // Somebody else of the same master took this number for an extension of its own.
        takeAfter(answer.extension());
        return false;
    }

    private void takeAfter(int done) {
        number = done + 1;
        sent = false;
        taken = false;
        pace.sendAtOnce();
    }

    /** Somebody else of the same master was quicker: nothing is sent until it is known which number is the next. */
    void numberIsTaken() {
        taken = true;
    }

    /** @return whether a number is needed before it can be sent again */
    boolean needsNumber() {
        return taken;
    }

    /** @param done how often the reservation was extended by now */
    void extendedSoOften(int done) {
        if (taken) {
            takeAfter(done);
        }
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
