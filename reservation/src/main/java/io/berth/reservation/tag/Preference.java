package io.berth.reservation.tag;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a request would rather have among the agents that match it: {@code ssd}, or {@code last-used}. A preference never
 * makes an agent match, and never keeps one from matching. Immutable; prints as it is written.
 */
public sealed interface Preference {
    /** A request has at most this many. */
    int MOST = 4;

    /** The word for {@link LastUsed}. A tag that really has this name is asked for in quotes. */
    String LAST_USED = "last-used";

    /** An agent that the expression matches. */
    record Matching(TagExpression expression) implements Preference {
        @Override
        public String toString() {
            String text = expression.toString();
            return text.equals(LAST_USED) ? '"' + text + '"' : text;
        }
    }

    /** The agent that the asking master used last. */
    record LastUsed() implements Preference {
        @Override
        public String toString() {
            return LAST_USED;
        }
    }

    /**
     * Reads {@code ssd, last-used}: the most wanted first.
     *
     * @param text null or blank for no preference
     * @return the preferences, or the problem with its column
     */
    static Result parseList(String text) {
        return PreferenceParser.parse(text);
    }

    /** The text that {@link #parseList} reads back as an equal list; empty for an empty list. */
    static String print(List<Preference> preferences) {
        return preferences.stream().map(Preference::toString).collect(Collectors.joining(", "));
    }

    /**
     * @param preferences the most wanted first, unmodifiable, perhaps empty; null where the text could not be read
     * @param problem a sentence with the column, null where it could
     */
    record Result(List<Preference> preferences, String problem) {
        static Result of(List<Preference> preferences) {
            return new Result(List.copyOf(preferences), null);
        }

        static Result failed(String problem) {
            return new Result(null, problem);
        }

        public boolean isReadable() {
            return preferences != null;
        }

        /** @throws IllegalArgumentException with the problem, where there is one */
        public List<Preference> orThrow() {
            if (preferences == null) {
                throw new IllegalArgumentException(problem);
            }
            return preferences;
        }
    }
}
