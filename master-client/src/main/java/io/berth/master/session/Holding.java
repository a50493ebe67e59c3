package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The reservation of one agent as its holder sees it: the renewals, the extension, and until when it can be relied on. */
final class Holding {
    private final Answer.Reserved grant;
    private final SessionTiming timing;
    private final Attempts attempts;
    private final Validity validity;
    private final Pace renewals;
    private final Pace frees;
    private final Unanswered unanswered = new Unanswered();
    /** The service does not wait for a job before, so nothing that was told of can be lost for want of one. */
    private boolean starting = true;

    private boolean busy;
    private Long busySinceNanos;
    private boolean lost;
    private boolean heard = true;
    private Extension extension;

    Holding(Answer.Reserved grant, boolean busy, SessionTiming timing, Attempts attempts) {
        this.grant = grant;
        this.busy = busy;
        this.timing = timing;
        this.attempts = attempts;
        this.validity = new Validity(grant);
        this.renewals = new Pace(timing);
        this.frees = new Pace(timing);
    }

    /** The service granted it after this time; without such a time only a renewal makes it valid. */
    void grantedAfter(long nanos, long nowNanos) {
        validity.grantedAfter(nanos);
        if (!busy && validity.isFresh(nowNanos)) {
            renewals.quietUntil(nanos + intervalNanos());
        }
    }

    Answer.Reserved grant() {
        return grant;
    }

    AgentName agent() {
        return grant.agent();
    }

    /** To be asked only where it was valid. */
    long validUntilNanos() {
        return validity.untilNanos();
    }

    boolean isValid(long nowNanos) {
        return validity.isValid(nowNanos);
    }

    /** @return whether it can be relied on for long enough to tell of it */
    boolean isFresh(long nowNanos) {
        return validity.isFresh(nowNanos);
    }

    /** @return whether no renewal can make it valid any more */
    boolean isOverByLimit(long nowNanos) {
        return validity.isOverByLimit(nowNanos);
    }

    boolean isLost() {
        return lost;
    }

    /** Whoever asked is told not to rely on it: it is not renewed any more. */
    void lose() {
        lost = true;
        extension = null;
    }

    /** The service learns at once, because the idle timeout counts from what it knows. */
    void busy(boolean now) {
        boolean before = saysBusy();
        busy = now;
        if (saysBusy() != before) {
            renewals.sendAtOnce();
        }
    }

    /** Whoever asked can use all that the request holds: from now on only a job keeps the idle timeout off. */
    void started() {
        starting = false;
        if (!busy) {
            renewals.quietUntil(validity.renewedNanos() + intervalNanos());
        }
    }

    private boolean saysBusy() {
        return busy || starting;
    }

    private long intervalNanos() {
        return (saysBusy()
                        ? TimingContract.busyInterval(grant.renewalTimeout(), grant.idleTimeout())
                        : TimingContract.renewInterval(grant.renewalTimeout()))
                .toNanos();
    }

    /** Finds out at once whether the service still counts it as held. */
    void check() {
        renewals.sendAtOnce();
    }

    /** @return whether a renewal counted that was sent then or later */
    boolean isRenewedSince(long nanos) {
        return validity.renewedNanos() != null && validity.renewedNanos() - nanos >= 0;
    }

    /** @return whether that is news */
    boolean heard(boolean now) {
        boolean news = heard != now;
        heard = now;
        return news;
    }

    /** The service says how often it was extended, and how long it lasts since. */
    void limited(int extensions, Duration limit) {
        validity.limited(extensions, limit);
    }

    void extend(Duration length, String debugging, long nowNanos) {
        extension = new Extension(grant, validity.extensions() + 1, length, debugging, timing);
        validity.asks(length, nowNanos);
        if (debugging == null && validity.isForDebugging()) {
            validity.debugsNoMore(nowNanos);
        }
        // Its answer will show that the extension came later, so that the new limit is counted from then.
        if (!validity.isForDebugging()) {
            renewals.sendAtOnce();
        }
    }

    boolean isBeingExtended() {
        return extension != null;
    }

    /** @return whether the extension that is asked for was done */
    boolean extended(Answer.Extended answer) {
        limited(answer.extension(), answer.length());
        if (extension == null || !extension.isDoneBy(answer)) {
            return false;
        }
        if (extension.isForDebugging()) {
            validity.debugs();
        }
        validity.asksNoMore();
        extension = null;
        return true;
    }

    /** @return whether that is the end of it; not where only its number was taken: a renewal tells the next one */
    boolean extensionRefused(RefusalCode code) {
        if (code == RefusalCode.WRONG_STATE) {
            extension.numberIsTaken();
            renewals.sendAtOnce();
            return false;
        }
        validity.asksNoMore();
        extension = null;
        return true;
    }

    /** @return the nanoseconds until the next poll */
    long poll(PoolName pool, long nowNanos, List<Outgoing> commands) {
        if (lost) {
            return Long.MAX_VALUE;
        }
        if (!saysBusy()) {
            busySinceNanos = null;
        } else if (busySinceNanos == null) {
            busySinceNanos = nowNanos;
        }
        long untilRenewal = Long.MAX_VALUE;
        if (!validity.isForDebugging() || extension != null && extension.needsNumber()) {
            renew(pool, nowNanos, commands);
            untilRenewal = renewals.nanosUntilDue(nowNanos);
        }
        return extension == null ? untilRenewal : Math.min(untilRenewal, extension.poll(pool, nowNanos, commands));
    }

    private void renew(PoolName pool, long nowNanos, List<Outgoing> commands) {
        if (renewals.isDue(nowNanos)) {
            long attempt = attempts.next();
            unanswered.sent(attempt, nowNanos, saysBusy(), busy);
            renewals.sent(nowNanos);
            commands.add(new Outgoing(
                    pool, new RenewReservation(grant.agent(), grant.epoch(), grant.master(), saysBusy(), attempt)));
        }
    }

    /** Gives the agent back, again and again. @return the nanoseconds until the next poll */
    long pollFree(PoolName pool, long nowNanos, List<Outgoing> commands) {
        if (frees.isDue(nowNanos)) {
            frees.sent(nowNanos);
            commands.add(new Outgoing(pool, new FreeReservation(grant.agent(), grant.epoch(), grant.master())));
        }
        return frees.nanosUntilDue(nowNanos);
    }

    /** @return whether it answers a renewal of this holder, and not one of another process or one that was answered */
    boolean renewed(Answer.Renewed answer) {
        Optional<Unanswered.Attempt> answered = unanswered.answered(answer.attempt());
        answered.ifPresent(attempt -> {
            validity.renewed(attempt.sentNanos(), attempt.saidBusy(), answer);
            if (extension != null) {
                extension.extendedSoOften(answer.extensions());
            }
            // What the service knows of the job may be older than the last change: then it is told until it answers.
            if (attempt.job() == busy) {
                renewals.quietUntil(attempt.sentNanos() + intervalNanos());
            }
        });
        return answered.isPresent();
    }

    /** @return not positive where it is lost; to be asked only where it was valid */
    long nanosUntilLost(long nowNanos) {
        return validity.nanosUntilLost(nowNanos, busySinceNanos);
    }

    /** @return whether it is lost for want of an answer that a job runs */
    boolean isLostAsIdle(long nowNanos) {
        return validity.nanosUntilLost(nowNanos, null) > 0;
    }
}
