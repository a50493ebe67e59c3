package io.berth.reservation.tag;

import io.berth.reservation.tag.Cursor.Unreadable;
import io.berth.reservation.tag.Preference.LastUsed;
import io.berth.reservation.tag.Preference.Matching;
import io.berth.reservation.tag.Preference.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a list of preferences with the grammar of {@link TagExpressionParser}, so a comma inside {@code in (a, b)} parts
 * no preferences. One instance reads one text.
 */
final class PreferenceParser {
    private static final String KIND = "list of preferences";

    private final Cursor cursor;
    private final TagExpressionParser expressions;

    private PreferenceParser(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new TagExpressionParser(cursor);
    }

    static Result parse(String text) {
        if (text == null || text.isBlank()) {
            return Result.of(List.of());
        }
        return Cursor.tooLong(KIND, text).map(Result::failed).orElseGet(() -> read(new Cursor(KIND, text)));
    }

    private static Result read(Cursor cursor) {
        try {
            List<Preference> preferences = new PreferenceParser(cursor).whole();
            return Cursor.printsTooLong(KIND, Preference.print(preferences))
                    .map(Result::failed)
                    .orElseGet(() -> Result.of(preferences));
        } catch (Unreadable problem) {
            return Result.failed(problem.getMessage());
        }
    }

    private List<Preference> whole() throws Unreadable {
        List<Preference> preferences = new ArrayList<>();
        do {
            if (preferences.size() == Preference.MOST) {
                throw cursor.problem("expected no more than " + Preference.MOST + " preferences");
            }
            preferences.add(preference());
        } while (cursor.takes(","));
        if (!cursor.isAtEnd()) {
            throw cursor.problem("expected &&, ||, ->, <->, a comma or the end");
        }
        return preferences;
    }

    private Preference preference() throws Unreadable {
        int start = cursor.place();
        if (cursor.takesWord(Preference.LAST_USED) && (cursor.isBefore(",") || cursor.isAtEnd())) {
            return new LastUsed();
        }
        // Inside an expression the word is a tag like any other.
        cursor.back(start);
        return new Matching(expressions.expression());
    }
}
