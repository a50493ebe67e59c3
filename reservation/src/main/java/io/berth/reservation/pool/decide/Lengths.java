package io.berth.reservation.pool.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time as people say them. */
final class Lengths {
    private Lengths() {}

    /** @return for example "2 h 30 min", "45 s" or "0.25 s" */
    static String text(Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return length.toMillis() / 1000.0 + " s";
        }
        List<String> parts = new ArrayList<>();
        add(parts, length.toDaysPart(), "d");
        add(parts, length.toHoursPart(), "h");
        add(parts, length.toMinutesPart(), "min");
        add(parts, length.toSecondsPart(), "s");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }
}
