package io.berth.master.session;

import java.time.Duration;

/**
 * How patient a session is. These concern the client alone; what two parties must agree on is in {@link
 * io.berth.reservation.timing.TimingContract}.
 *
 * @param firstResend a command without an answer is sent again after so long
 * @param longestResend the pause between two attempts doubles up to this
 * @param refresh how often a request that waits, or whose agent is not ready, asks how things stand
 */
public record SessionTiming(Duration firstResend, Duration longestResend, Duration refresh) {
    public static final SessionTiming DEFAULT =
            new SessionTiming(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** @throws IllegalArgumentException unless {@code 0 < firstResend <= longestResend} and {@code 0 < refresh} */
    public SessionTiming {
        if (firstResend.isNegative()
                || firstResend.isZero()
                || longestResend.compareTo(firstResend) < 0
                || refresh.isNegative()
                || refresh.isZero()) {
            throw new IllegalArgumentException("Expected 0 < first resend <= longest resend and 0 < refresh, got "
                    + firstResend + ", " + longestResend + ", " + refresh + ".");
        }
    }
}
