package io.berth.reservation.name;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one rule for every name that travels in a message: pools, agents, masters and request ids.
 *
 * <p>1 to 63 characters, lower-case letters, digits and inner hyphens. There is no dot, underscore, slash or space, so a
 * name is safe, unchanged, as a Kafka key, a topic suffix, a file, a metric label, a shell word, a URL segment and a
 * Jenkins node name.
 */
public final class Names {
    /** The rule as a regular expression, for messages and documentation. */
    public static final String RULE = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final Pattern PATTERN = Pattern.compile(RULE);

    /** How much of a bad value is repeated in a message: enough to recognise it, too little to flood a log. */
    private static final int SHOWN = 40;

    private Names() {}

    /**
     * Says what is wrong with a name, for an edge that refuses with data instead of an exception.
     *
     * @param kind what the name is for, as a person would say it: "pool", "agent"
     * @param value the name, may be null
     * @return a sentence that can be shown to a person, or empty where the name is valid
     */
    public static Optional<String> problem(String kind, String value) {
        if (value == null || value.isEmpty()) {
            return Optional.of("The " + kind + " name is missing. Expected " + RULE + ".");
        }
        // The length is looked at first: a megabyte of input must not reach the pattern.
        if (value.length() > 63 || !PATTERN.matcher(value).matches()) {
            return Optional.of("The " + kind + " name '" + shown(value) + "' is not valid. Expected " + RULE
                    + ": 1 to 63 lower-case letters, digits and inner hyphens.");
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException with the sentence of {@link #problem} */
    static String check(String kind, String value) {
        problem(kind, value).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        return value;
    }

    /**
     * A value of unknown origin, shortened and with everything but printable ASCII replaced, so that it can stand in a
     * message, a log line or on a terminal.
     *
     * @param value not null
     */
    public static String shown(String value) {
        String head = value.length() > SHOWN ? value.substring(0, SHOWN) : value;
        StringBuilder text = new StringBuilder(head.length() + 24);
        head.chars().forEach(c -> text.append(c >= 0x20 && c < 0x7f && c != '\'' ? (char) c : '?'));
        if (value.length() > SHOWN) {
            text.append("... (").append(value.length()).append(" characters)");
        }
        return text.toString();
    }
}
