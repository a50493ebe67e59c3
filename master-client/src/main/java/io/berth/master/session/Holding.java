package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command.FreeReservation;
import io.berth.reservation.command.Command.RenewReservation;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.List;

/**
 * The reservation of one agent as its holder sees it: the renewals, the extension, and until when it can be relied on.
 *
 * <p>The service starts to count when it has processed a renewal; the holder counts from when it sent it, which is
 * earlier, and shorter by the margin of {@link TimingContract#validity}. So the holder stops first.
 */
final class Holding {
    private final Answer.Reserved grant;
    private final SessionTiming timing;
    private final Pace renewals;
    private final Pace frees;
    private final Unanswered unanswered = new Unanswered();
    private final long intervalNanos;
    private final long validityNanos;
    private boolean known;
    private long validUntilNanos;
    private Long renewedNanos;
    private boolean busy;
    private boolean lost;
    private boolean heard = true;
    private int extensions;
    private boolean forDebugging;
    private Extension extension;

    Holding(Answer.Reserved grant, boolean busy, SessionTiming timing) {
        this.grant = grant;
        this.busy = busy;
        this.timing = timing;
        this.extensions = grant.extensions();
        this.renewals = new Pace(timing);
        this.frees = new Pace(timing);
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

    AgentName agent() {
        return grant.agent();
    }

    long validUntilNanos() {
        return validUntilNanos;
    }

    boolean isValid(long nowNanos) {
        return known && nowNanos - validUntilNanos < 0;
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
        if (busy != now) {
            busy = now;
            renewals.sendAtOnce();
        }
    }

    /** Finds out at once whether the service still counts it as held. */
    void check() {
        renewals.sendAtOnce();
    }

    /** @return whether a renewal counted that was sent then or later */
    boolean isRenewedSince(long nanos) {
        return renewedNanos != null && renewedNanos - nanos >= 0;
    }

    /** @return whether that is news */
    boolean heard(boolean now) {
        boolean news = heard != now;
        heard = now;
        return news;
    }

    /** The service says how often it was extended. */
    void extensions(int atLeast) {
        extensions = Math.max(extensions, atLeast);
    }

    void extend(Duration length, String debugging, long nowNanos) {
        extension = new Extension(grant, extensions + 1, length, debugging, timing);
        if (debugging == null && forDebugging) {
            // From when the service hears of it, it expects renewals again.
            forDebugging = false;
            long until = nowNanos + validityNanos;
            validUntilNanos = until - validUntilNanos < 0 ? until : validUntilNanos;
            renewals.sendAtOnce();
        }
    }

    boolean isBeingExtended() {
        return extension != null;
    }

    /** @return whether the extension that is asked for was done */
    boolean extended(Answer.Extended answer) {
        extensions(answer.extension());
        if (extension == null || !extension.isDoneBy(answer)) {
            return false;
        }
        if (extension.isForDebugging()) {
            forDebugging = true;
            long lasts = extension.length().toNanos();
            long until = extension.firstSentNanos()
                    + lasts
                    - Math.min(lasts, grant.renewalTimeout().toNanos()) / 10;
            validUntilNanos = known && until - validUntilNanos < 0 ? validUntilNanos : until;
            known = true;
        }
        extension = null;
        return true;
    }

    void extensionRefused() {
        extension = null;
    }

    /** @return the nanoseconds until the next poll */
    long poll(PoolName pool, long nowNanos, List<Outgoing> commands) {
        if (lost) {
            return Long.MAX_VALUE;
        }
        long untilRenewal = Long.MAX_VALUE;
        if (!forDebugging) {
            renew(pool, nowNanos, commands);
            untilRenewal = renewals.nanosUntilDue(nowNanos);
        }
        return extension == null ? untilRenewal : Math.min(untilRenewal, extension.poll(pool, nowNanos, commands));
    }

    private void renew(PoolName pool, long nowNanos, List<Outgoing> commands) {
        if (renewals.isDue(nowNanos)) {
            // Half a timeout: late enough for any answer, early enough that two lost renewals do not use up the
            // validity.
            unanswered.forgetOlderThan(2 * intervalNanos, nowNanos);
            unanswered.sent(nowNanos, busy);
            renewals.sent(nowNanos);
            commands.add(new Outgoing(pool, new RenewReservation(grant.agent(), grant.epoch(), grant.master(), busy)));
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

    void renewed() {
        unanswered.answered().ifPresent(attempt -> {
            long until = attempt.sentNanos() + validityNanos;
            validUntilNanos = known && until - validUntilNanos < 0 ? validUntilNanos : until;
            known = true;
            renewedNanos = attempt.sentNanos();
            // What the service knows of the job may be older than the last change: then it is told until it answers.
            if (attempt.busy() == busy) {
                renewals.quietUntil(attempt.sentNanos() + intervalNanos);
            }
        });
    }

    /** @return not positive where it is not valid */
    long nanosUntilInvalid(long nowNanos) {
        return known ? validUntilNanos - nowNanos : 0;
    }
}
