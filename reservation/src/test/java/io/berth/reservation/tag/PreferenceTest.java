package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.berth.reservation.tag.Preference.LastUsed;
import io.berth.reservation.tag.Preference.Matching;
import io.berth.reservation.tag.TagExpression.Has;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {

    private static Preference matching(String expression) {
        return new Matching(TagExpressionParser.parse(expression).orThrow());
    }

    private static List<Preference> read(String text) {
        return Preference.parseList(text).orThrow();
    }

    @Test
    void preferencesAreReadInTheirOrder() {
        assertThat(read("ssd, last-used")).containsExactly(matching("ssd"), new LastUsed());
        assertThat(read(" last-used ,ssd && jdk>=17,!beta "))
                .containsExactly(new LastUsed(), matching("ssd && jdk>=17"), matching("!beta"));
    }

    @Test
    void aCommaInAListOfValuesPartsNoPreferences() {
        assertThat(read("jdk in (17, 21), last-used")).containsExactly(matching("jdk in (17, 21)"), new LastUsed());
        assertThat(read("(jdk in (17,21) || ssd), a"))
                .containsExactly(matching("jdk in (17, 21) || ssd"), matching("a"));
    }

    @Test
    void aTagNamedLastUsedIsAskedForInQuotes() {
        Matching tag = new Matching(new Has("last-used"));
        assertThat(read("\"last-used\"")).containsExactly(tag);
        assertThat(tag).hasToString("\"last-used\"");
        assertThat(read("\"last-used\", last-used")).containsExactly(tag, new LastUsed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"!last-used", "last-used && ssd", "ssd && last-used", "last-used=1", "last-used -> ssd"})
    void insideAnExpressionLastUsedIsATag(String text) {
        assertThat(read(text)).containsExactly(matching(text)).hasToString("[" + text + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ssd,last-used ~ ssd, last-used",
                "jdk in(17,21),a||b ~ jdk in (17, 21), a || b",
                "(last-used) ~ \"last-used\"",
                "a,a,a,a ~ a, a, a, a",
                "last-used ~ last-used"
            })
    void printsTheCanonicalText(String text, String canonical) {
        assertThat(Preference.print(read(text))).isEqualTo(canonical);
        assertThat(read(canonical)).isEqualTo(read(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void nothingWrittenIsNothingPreferred(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(Preference.print(List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "ssd, ~ expected a tag (" + Tag.WORD + ") ~ 5 ~ the end",
                ", ssd ~ expected a tag (" + Tag.WORD + ") ~ 1 ~ ', ssd'",
                "ssd,, a ~ expected a tag (" + Tag.WORD + ") ~ 5 ~ ', a'",
                "ssd last-used ~ expected &&, ||, ->, <->, a comma or the end ~ 5 ~ 'last-used'",
                "last-used ssd ~ expected &&, ||, ->, <->, a comma or the end ~ 11 ~ 'ssd'",
                "ssd, (a ~ expected &&, ||, ->, <-> or ) ~ 8 ~ the end",
                "ssd, a in (1, 2 ~ expected a comma or ) ~ 16 ~ the end",
                "a, b, c, d, e ~ expected no more than 4 preferences ~ 13 ~ 'e'"
            })
    void aProblemNamesItsColumnInTheWholeList(String text, String expected, int column, String found) {
        assertThat(Preference.parseList(text).problem())
                .isEqualTo("The list of preferences cannot be read: " + expected + " at column " + column + ", found "
                        + found + ".");
        assertThat(Preference.parseList(text).isReadable()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> read(text));
    }

    @Test
    void aListHas1024CharactersAndOneLimitOfTags() {
        assertThat(Preference.parseList(" ".repeat(1024) + "a").problem())
                .startsWith("The list of preferences has 1025 characters; at most 1024");
        assertThat(Preference.parseList("aaaaaaa&&".repeat(113) + "aaaaaaa").problem())
                .startsWith("The list of preferences has 1250 characters once");
        assertThat(Preference.parseList("a||".repeat(100) + "a," + "a||".repeat(100) + "a")
                        .problem())
                .contains("no more than 128 tags");
    }

    @Test
    void thePreferencesThatWereReadCannotBeChanged() {
        assertThat(read("a")).isUnmodifiable();
    }
}
