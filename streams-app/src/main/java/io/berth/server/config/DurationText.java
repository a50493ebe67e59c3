package io.berth.server.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write durations: {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h}, {@code 7d}, or ISO-8601. */
final class DurationText {
    /** For messages. */
    static final String EXPECTED = "a duration such as 500ms, 30s, 10m, 2h, 7d or PT30S";

    // Nine digits of days still fit a Duration, and nobody means more.
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final List<String> LONGEST_FIRST = List.of("d", "h", "m", "s");

    private DurationText() {}

    /** @return the shortest of the ways in which people write it: PT2H is 2h */
    static String shown(Duration duration) {
        for (String unit : LONGEST_FIRST) {
            long one = UNITS.get(unit).toMillis();
            if (duration.toMillis() >= one && duration.toMillis() % one == 0) {
                return duration.toMillis() / one + unit;
            }
        }
        return duration.toMillis() + "ms";
    }

    /** @return empty where the text is no duration, or is a negative one */
    static Optional<Duration> parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            return Optional.of(UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))));
        }
        try {
            return Optional.of(Duration.parse(text)).filter(duration -> !duration.isNegative());
        } catch (DateTimeParseException noDuration) {
            return Optional.empty();
        }
    }
}
