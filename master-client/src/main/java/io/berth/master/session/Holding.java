package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.timing.TimingContract;

/**
 * A reservation as its holder sees it: the renewals, and until when it can be relied on.
 *
 * <p>The service starts to count when it has processed a renewal; the holder counts from when it sent it, which is
 * earlier, and shorter by the margin of {@link TimingContract#validity}. So the holder stops first.
 */
final class Holding {
    private final Answer.Reserved grant;
    private final Pace renewals;
    private final Unanswered unanswered = new Unanswered();
    private final long intervalNanos;
    private final long validityNanos;
    private boolean known;
    private long validUntilNanos;
    private boolean busy;
    private boolean ready;

    Holding(Answer.Reserved grant, boolean busy, SessionTiming timing) {
        this.grant = grant;
        this.busy = busy;
        this.renewals = new Pace(timing);
        this.intervalNanos =
                TimingContract.renewInterval(grant.renewalTimeout()).toNanos();
        this.validityNanos = TimingContract.validity(grant.renewalTimeout()).toNanos();
    }

    /** The service granted it after this time; without such a time only a renewal makes it valid. */
    void grantedAfter(long nanos) {
        known = true;
        validUntilNanos = nanos + validityNanos;
        if (!busy) {
            renewals.quietUntil(nanos + intervalNanos);
        }
    }

    Answer.Reserved grant() {
        return grant;
    }

    long validUntilNanos() {
        return validUntilNanos;
    }

    boolean isValid(long nowNanos) {
        return known && nowNanos - validUntilNanos < 0;
    }

    boolean is(AgentName agent, long epoch) {
        return grant.agent().equals(agent) && grant.epoch() == epoch;
    }

    boolean isReady() {
        return ready;
    }

    void becameReady() {
        ready = true;
    }

    /** The service learns at once, because the idle timeout counts from what it knows. */
    void busy(boolean now) {
        if (busy != now) {
            busy = now;
            renewals.sendAtOnce();
        }
    }

    /** @return the renewal, or null where none is due */
    RenewReservation renewalDue(long nowNanos) {
        if (!renewals.isDue(nowNanos)) {
            return null;
        }
        // Half a timeout: late enough for any answer, early enough that two lost renewals do not use up the validity.
        unanswered.forgetOlderThan(2 * intervalNanos, nowNanos);
        unanswered.sent(nowNanos, busy);
        renewals.sent(nowNanos);
        return new RenewReservation(grant.agent(), grant.epoch(), grant.master(), busy);
    }

    void renewed() {
        unanswered.answered().ifPresent(attempt -> {
            long until = attempt.sentNanos() + validityNanos;
            validUntilNanos = known && until - validUntilNanos < 0 ? validUntilNanos : until;
            known = true;
            // What the service knows of the job may be older than the last change: then it is told until it answers.
            if (attempt.busy() == busy) {
                renewals.quietUntil(attempt.sentNanos() + intervalNanos);
            }
        });
    }

    long nanosUntilRenewal(long nowNanos) {
        return renewals.nanosUntilDue(nowNanos);
    }

    /** @return not positive where it is not valid */
    long nanosUntilInvalid(long nowNanos) {
        return known ? validUntilNanos - nowNanos : 0;
    }
}
