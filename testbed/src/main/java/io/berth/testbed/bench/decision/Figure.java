package io.berth.testbed.bench.decision;

import java.util.Locale;

/**
 * How long one kind of decision took.
 *
 * @param samples how many were timed
 */
public record Figure(Case of, double medianMicros, double p99Micros, long samples) {

    /** @return for people, without what it is of */
    String text() {
        return String.format(
                Locale.ROOT, "median %.2f us, p99 %.1f us, of %,d decisions", medianMicros, p99Micros, samples);
    }

    /** @return a JSON object */
    String json() {
        return String.format(
                Locale.ROOT,
                "{\"shape\":\"%s\",\"decision\":\"%s\",\"agents\":%d,\"medianMicros\":%.3f,\"p99Micros\":%.3f,\"samples\":%d}",
                of.shape(),
                of.decision(),
                of.agents(),
                medianMicros,
                p99Micros,
                samples);
    }
}
