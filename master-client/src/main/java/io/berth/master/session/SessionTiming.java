package io.berth.master.session;

import io.berth.reservation.timing.Lengths;
import java.time.Duration;

/**
 * How patient a session is. These concern the client alone; what two parties must agree on is in {@link
 * io.berth.reservation.timing.TimingContract}.
 *
 * @param firstResend a command without an answer is sent again after so long
 * @param longestResend the pause between two attempts doubles up to this
 * @param firstRefresh a request that waits, or whose agent is not ready, asks after so long at most how things stand
 * @param longestRefresh the pause between two such questions doubles up to this
 */
public record SessionTiming(
        Duration firstResend, Duration longestResend, Duration firstRefresh, Duration longestRefresh) {
    public static final SessionTiming DEFAULT = new SessionTiming(
            Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));

    /** @throws IllegalArgumentException unless {@code 0 < first <= longest} for both */
    public SessionTiming {
        check("resend", firstResend, longestResend);
        check("refresh", firstRefresh, longestRefresh);
    }

    private static void check(String what, Duration first, Duration longest) {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("Expected 0 < first " + what + " <= longest " + what + ", got "
                    + Lengths.text(first) + ", " + Lengths.text(longest) + ".");
        }
    }
}
