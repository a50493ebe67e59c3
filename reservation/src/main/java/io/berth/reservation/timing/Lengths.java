package io.berth.reservation.timing;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write and read them, in configurations, at a shell and in every sentence: {@code 7d}, {@code 1h30m},
 * {@code 500ms}. What {@link #text} prints, {@link #parse} reads.
 */
public final class Lengths {
    /** What {@link #parse} reads, to be named where something else was written. */
    public static final String EXAMPLES = "500ms, 90s, 5m, 1h30m or 7d";

    private static final int LONGEST_TEXT = 40;
    // Nine digits of days still fit a Duration, and nobody means more.
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

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

    /**
     * For what passes by, such as an age or an estimate.
     *
     * @return the same in whole seconds, and past a minute to the next smaller unit alone: {@code 41s}, {@code 3m12s},
     *     {@code 2h5m}, {@code 4d1h}; the rest is cut off. {@code 0s} for a negative one
     */
    public static String rough(Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0) {
            return text(Duration.ZERO);
        }
        Duration smallest = length.compareTo(Duration.ofHours(1)) < 0
                ? Duration.ofSeconds(1)
                : length.compareTo(Duration.ofDays(1)) < 0 ? Duration.ofMinutes(1) : Duration.ofHours(1);
        return text(smallest.multipliedBy(length.dividedBy(smallest)));
    }

    /**
     * @param text one or more numbers, each with its unit: ms, s, m, h or d. Also {@code 0}, and ISO-8601 as programs write it
     *     ({@code PT1H30M})
     * @return empty where the text is no duration, or is a negative one
     */
    public static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        return WHOLE.matcher(text).matches() ? Optional.of(sum(text)) : iso(text);
    }

    private static Duration sum(String text) {
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(UNITS.get(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum;
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text)).filter(length -> !length.isNegative());
        } catch (DateTimeException noDuration) {
            return Optional.empty();
        }
    }
}
