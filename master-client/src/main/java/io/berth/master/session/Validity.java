package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;

/**
 * Until when one reservation can be relied on: as long as the service cannot have ended it for want of renewals, for want of a
 * job, or because it lasted long enough.
 *
 * <p>Each of the three is counted from a moment <em>before</em> the service began to count, and shorter by the margin of {@link
 * TimingContract}. So the holder stops first. Such moments are when a renewal was sent that the answer names: what the answer
 * says was so later than that, and what it does not know of yet came later still.
 *
 * <p>The answer to a renewal also says how much of the limit is left. That is measured with the log's time, and so is exact
 * as long as the clocks of the brokers are; see {@link io.berth.reservation.pool.Limit}. The newest renewal counts: should the
 * clock of this machine have stood still meanwhile, what was known before would last for too long.
 */
final class Validity {
    private final long renewalNanos;
    private final long idleNanos;
    /** Null until one is known. */
    private Long renewedNanos;

    private Long busyNanos;
    private int extensions;
    private Duration limit;
    /** Before the service began to count the present limit; null until that is known. */
    private Long limitNanos;
    /** When the newest renewal was sent whose answer said how much of that limit is left; null for none. */
    private Long leftNanos;
    /** After this the service said that it had extended it so often and no more; null where that is not known. */
    private Long sameNanos;

    /** When an extension ends at the earliest that is asked for and not answered; null for none. */
    private Long askedUntilNanos;

    private boolean forDebugging;

    Validity(Answer.Reserved grant) {
        renewalNanos = TimingContract.validity(grant.renewalTimeout()).toNanos();
        idleNanos = TimingContract.validity(grant.idleTimeout()).toNanos();
        extensions = grant.extensions();
        limit = grant.limit();
    }

    /** The service granted it after this time; without such a time only a renewal makes it valid. */
    void grantedAfter(long nanos) {
        renewedNanos = nanos;
        busyNanos = nanos;
        sameNanos = nanos;
        limitNanos = nanos;
    }

    /** The service heard a renewal that was sent then. */
    void renewed(long sentNanos, boolean busy, Answer.Renewed answer) {
        renewedNanos = later(renewedNanos, sentNanos);
        if (busy) {
            busyNanos = later(busyNanos, sentNanos);
        }
        if (answer.extensions() >= 0 && answer.extensions() < extensions) {
            // It heard of the last extension after that.
            limitFrom(later(limitNanos, sentNanos));
        } else if (answer.limit() != null) {
            limited(answer.extensions(), answer.limit());
            sameNanos = later(sameNanos, sentNanos);
            if (answer.extensions() == extensions) {
                leftSince(sentNanos, answer.left());
            }
        }
    }

    /** So much of the limit was left then or later, so it began no earlier than what is past of it before that. */
    private void leftSince(long sentNanos, Duration left) {
        boolean newest = leftNanos == null || sentNanos - leftNanos >= 0;
        if (left != null && newest) {
            leftNanos = sentNanos;
            limitFrom(sentNanos - limit.minus(left).toNanos());
        }
    }

    /** So often the service extended it, the last time by so much; nothing new where more often is known. */
    void limited(int times, Duration length) {
        if (times <= extensions) {
            return;
        }
        extensions = times;
        limit = length;
        leftNanos = null;
        forDebugging = false;
        limitFrom(sameNanos == null ? limitNanos : sameNanos);
        sameNanos = null;
    }

    /** An extension counts as a sign of life and of a job, too. */
    private void limitFrom(Long nanos) {
        limitNanos = nanos;
        if (nanos != null && extensions > 0) {
            renewedNanos = later(renewedNanos, nanos);
            busyNanos = later(busyNanos, nanos);
        }
    }

    /** An extension of so much is asked for from now on: the service may have done it before that is known, and it may be short. */
    void asks(Duration length, long nowNanos) {
        askedUntilNanos = earlier(
                askedUntilNanos,
                nowNanos + TimingContract.validityOfLimit(length).toNanos());
    }

    /** No extension is under way any more. */
    void asksNoMore() {
        askedUntilNanos = null;
    }

    /** The last extension is a hold for debugging: no renewal and no job is needed until its end. */
    void debugs() {
        // Without a time to count its end from, renewals go on, which does no harm.
        forDebugging = limitNanos != null;
    }

    /** @param nowNanos earlier than the service hears that the hold for debugging is over, if it ever does */
    void debugsNoMore(long nowNanos) {
        forDebugging = false;
        renewedNanos = nowNanos;
        busyNanos = nowNanos;
    }

    boolean isForDebugging() {
        return forDebugging;
    }

    int extensions() {
        return extensions;
    }

    /** @return before the last moment at which the service is known to have heard a renewal, or null */
    Long renewedNanos() {
        return renewedNanos;
    }

    boolean isValid(long nowNanos) {
        return renewedNanos != null && busyNanos != null && untilNanos() - nowNanos > 0;
    }

    /** @return whether so much is left that somebody who is told of it now can do something with it */
    boolean isFresh(long nowNanos) {
        // Whoever waited for long knows little of when the limit began, until an answer says how much is left.
        long limitHalf = TimingContract.validityOfLimit(limit).toNanos() / 2;
        return isValid(nowNanos)
                && (leftNanos != null || limitNanos == null || nowNanos - limitNanos <= limitHalf)
                && (forDebugging
                        || nowNanos - renewedNanos <= renewalNanos / 2 && nowNanos - busyNanos <= idleNanos / 2);
    }

    /** @return whether the service said that too little is left to rely on it, however often it is renewed */
    boolean isOverByLimit(long nowNanos) {
        return leftNanos != null
                && limitNanos + TimingContract.validityOfLimit(limit).toNanos() - nowNanos <= 0;
    }

    /** To be asked only where it was valid. */
    long untilNanos() {
        return forDebugging ? heldUntilNanos() : earlier(heldUntilNanos(), idleFromNanos());
    }

    /** Until when it can be relied on if a job runs that the service knows of. */
    private long heldUntilNanos() {
        Long until = forDebugging ? null : Long.valueOf(renewedNanos + renewalNanos);
        if (limitNanos != null) {
            until = earlier(
                    until, limitNanos + TimingContract.validityOfLimit(limit).toNanos());
        }
        return askedUntilNanos == null ? until : Long.valueOf(earlier(until, askedUntilNanos));
    }

    private long idleFromNanos() {
        return busyNanos + idleNanos;
    }

    /**
     * @param busySinceNanos since when a job runs, or null. Without one nothing can be lost for want of one: the next that is
     *     acknowledged makes the reservation valid again
     * @return not positive where it cannot be relied on any more, whatever the service says next
     */
    long nanosUntilLost(long nowNanos, Long busySinceNanos) {
        boolean holdsOff = busySinceNanos != null && busySinceNanos - idleFromNanos() < 0;
        return (holdsOff ? untilNanos() : heldUntilNanos()) - nowNanos;
    }

    private static Long later(Long known, long other) {
        return known == null || other - known > 0 ? Long.valueOf(other) : known;
    }

    private static long earlier(Long known, long other) {
        return known == null || other - known < 0 ? other : known;
    }
}
