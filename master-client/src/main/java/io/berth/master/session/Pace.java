package io.berth.master.session;

/**
 * When a command is sent next: at once, again after a growing pause while nothing answers, or after a quiet time.
 *
 * <p>Times are compared by their difference: a monotonic clock may be negative and may wrap around.
 */
final class Pace {
    private final long firstNanos;
    private long longestNanos;
    private boolean atOnce = true;
    private long dueNanos;
    private int attempts;

    Pace(SessionTiming timing) {
        this.firstNanos = timing.firstResend().toNanos();
        this.longestNanos = timing.longestResend().toNanos();
    }

    /** From now on no pause is longer than this. */
    void atMost(long nanos) {
        longestNanos = Math.min(longestNanos, nanos);
    }

    /** Something is missing, though not for long: it is asked for after the first pause. */
    void awaitAnswer(long nowNanos) {
        atOnce = false;
        attempts = 0;
        sent(nowNanos);
    }

    void sendAtOnce() {
        atOnce = true;
        attempts = 0;
    }

    boolean isDue(long nowNanos) {
        return atOnce || nowNanos - dueNanos >= 0;
    }

    void sent(long nowNanos) {
        atOnce = false;
        dueNanos = nowNanos + pause();
        attempts++;
    }

    /** Nothing is missing any more: the next one is due at the given time. */
    void quietUntil(long nanos) {
        atOnce = false;
        attempts = 0;
        dueNanos = nanos;
    }

    long nanosUntilDue(long nowNanos) {
        return atOnce ? 0 : Math.max(0, dueNanos - nowNanos);
    }

    private long pause() {
        // Past 16 doublings the longest pause is reached with any sensible timing, and the shift stays small.
        return Math.min(longestNanos, firstNanos << Math.min(attempts, 16));
    }
}
