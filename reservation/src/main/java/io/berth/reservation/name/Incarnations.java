package io.berth.reservation.name;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one rule for an incarnation, which tells two runs of one agent apart. It is looser than that of {@link Names}: an
 * agent makes it up itself, often as a UUID, and nothing is named after it.
 */
public final class Incarnations {
    /** The rule as a regular expression, for messages and documentation. */
    public static final String RULE = "[A-Za-z0-9-]{1,64}";

    private static final Pattern PATTERN = Pattern.compile(RULE);

    private Incarnations() {}

    /**
     * @param value the incarnation, may be null
     * @return a sentence that can be shown to a person, or empty where it is valid
     */
    public static Optional<String> problem(String value) {
        // The length is looked at first: a megabyte of input must not reach the pattern.
        if (value == null || value.length() > 64 || !PATTERN.matcher(value).matches()) {
            return Optional.of("The incarnation '" + Names.shown(value == null ? "" : value)
                    + "' is not valid. Expected " + RULE + ".");
        }
        return Optional.empty();
    }
}
