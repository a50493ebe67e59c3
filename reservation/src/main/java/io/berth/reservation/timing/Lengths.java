package io.berth.reservation.timing;

import java.time.Duration;

/** Durations as people write them in a configuration: {@code 7d}, {@code 1h30m}, {@code 500ms}. */
public final class Lengths {
    private Lengths() {}

    /** @return all of it, to the millisecond; {@code 0s} where there is none, a minus in front of a negative one */
    public static String text(Duration length) {
        if (length.isNegative()) {
            return "-" + text(length.negated());
        }
        StringBuilder text = new StringBuilder();
        part(text, length.toDaysPart(), "d");
        part(text, length.toHoursPart(), "h");
        part(text, length.toMinutesPart(), "m");
        part(text, length.toSecondsPart(), "s");
        part(text, length.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count != 0) {
            text.append(count).append(unit);
        }
    }
}
