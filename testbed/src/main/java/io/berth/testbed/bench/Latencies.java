package io.berth.testbed.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * How long masters waited from asking to having.
 *
 * @param perSecond requests that were due each second
 * @param seconds for how long
 * @param requests how many were sent
 * @param refused how many were answered with something else than an agent
 * @param unanswered how many were never settled
 * @param micros of those that got an agent
 */
public record Latencies(double perSecond, long seconds, int requests, int refused, int unanswered, Histogram micros) {

    /** @return whether every request got its agent */
    public boolean complete() {
        return refused == 0 && unanswered == 0;
    }

    /** @return the latency, in milliseconds, that this share of the requests did not exceed */
    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    /** @return one line for people */
    public String sentence() {
        return String.format(
                Locale.ROOT,
                "request to reserved at %.0f/s for %d s: p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms"
                        + " (%d requests, %d refused, %d unanswered)",
                perSecond,
                seconds,
                millis(50),
                millis(90),
                millis(99),
                micros.getMaxValue() / 1000.0,
                requests,
                refused,
                unanswered);
    }

    /** @return the fields of a JSON object, without its braces */
    public String json() {
        return String.format(
                Locale.ROOT,
                "\"perSecond\":%.0f,\"seconds\":%d,\"requests\":%d,\"refused\":%d,\"unanswered\":%d,"
                        + "\"p50Ms\":%.3f,\"p90Ms\":%.3f,\"p99Ms\":%.3f,\"maxMs\":%.3f",
                perSecond,
                seconds,
                requests,
                refused,
                unanswered,
                millis(50),
                millis(90),
                millis(99),
                micros.getMaxValue() / 1000.0);
    }
}
