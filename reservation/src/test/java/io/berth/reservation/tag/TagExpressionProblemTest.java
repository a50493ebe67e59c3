package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.berth.reservation.tag.TagExpression.Has;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are no expression, and what is said about them. */
class TagExpressionProblemTest {

    private static TagExpression read(String text) {
        return TagExpressionParser.parse(text).orThrow();
    }

    private static String problem(String text) {
        return TagExpressionParser.parse(text).problem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "linux && ~ expected a tag (" + Tag.WORD + ") ~ 9 ~ the end",
                "&& linux ~ expected a tag (" + Tag.WORD + ") ~ 1 ~ '&& linux'",
                "linux & mac ~ expected &&, ||, ->, <-> or the end ~ 7 ~ '& mac'",
                "a b ~ expected &&, ||, ->, <-> or the end ~ 3 ~ 'b'",
                "a) ~ expected &&, ||, ->, <-> or the end ~ 2 ~ ')'",
                "a, b ~ expected &&, ||, ->, <-> or the end ~ 2 ~ ', b'",
                "(a ~ expected &&, ||, ->, <-> or ) ~ 3 ~ the end",
                "(a || b c) ~ expected &&, ||, ->, <-> or ) ~ 9 ~ 'c)'",
                "() ~ expected a tag (" + Tag.WORD + ") ~ 2 ~ ')'",
                "! ~ expected a tag (" + Tag.WORD + ") ~ 2 ~ the end",
                "a>= ~ expected a value (" + Tag.WORD + ") ~ 4 ~ the end",
                "a>=&&b ~ expected a value (" + Tag.WORD + ") ~ 4 ~ '&&b'",
                "a==b ~ expected a value (" + Tag.WORD + ") ~ 3 ~ '=b'",
                "a! =b ~ expected &&, ||, ->, <-> or the end ~ 2 ~ '! =b'",
                "!=b ~ expected a tag (" + Tag.WORD + ") ~ 2 ~ '=b'",
                "-a ~ expected a tag (" + Tag.WORD + ") ~ 1 ~ '-a'",
                "a=.b ~ expected a value (" + Tag.WORD + ") ~ 3 ~ '.b'",
                "été ~ expected a tag (" + Tag.WORD + ") ~ 1 ~ '?t?'",
                "a || 'b' ~ expected a tag (" + Tag.WORD + ") ~ 6 ~ '?b?'",
                "a -> ~ expected a tag (" + Tag.WORD + ") ~ 5 ~ the end",
                "a <-> <-> b ~ expected a tag (" + Tag.WORD + ") ~ 7 ~ '<-> b'",
                "a < - > b ~ expected a value (" + Tag.WORD + ") ~ 5 ~ '- > b'",
                "a<-b ~ expected a value (" + Tag.WORD + ") ~ 3 ~ '-b'",
                "a->=1 ~ expected a tag (" + Tag.WORD + ") ~ 4 ~ '=1'",
                "a in ~ expected ( and values after in ~ 5 ~ the end",
                "a in b ~ expected ( and values after in ~ 6 ~ 'b'",
                "a inb (c) ~ expected &&, ||, ->, <-> or the end ~ 3 ~ 'inb (c)'",
                "in (a) ~ expected &&, ||, ->, <-> or the end ~ 4 ~ '(a)'",
                "a in () ~ expected a value (" + Tag.WORD + ") ~ 7 ~ ')'",
                "a in (b ~ expected a comma or ) ~ 8 ~ the end",
                "a in (b c) ~ expected a comma or ) ~ 9 ~ 'c)'",
                "a in (b,) ~ expected a value (" + Tag.WORD + ") ~ 9 ~ ')'",
                "a in (b) in (c) ~ expected &&, ||, ->, <-> or the end ~ 10 ~ 'in (c)'",
                "a && \"b ~ expected \" after the quoted text ~ 8 ~ the end",
                "\"a\"b ~ expected &&, ||, ->, <-> or the end ~ 4 ~ 'b'"
            })
    void aProblemNamesItsColumn(String text, String expected, int column, String found) {
        assertThat(problem(text))
                .isEqualTo("The tag expression cannot be read: " + expected + " at column " + column + ", found "
                        + found + ".");
        assertThat(TagExpressionParser.parse(text).isReadable()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpressionParser.parse(text).orThrow());
    }

    @Test
    void quotesDoNotMakeATagOfWhatIsNone() {
        assertThat(problem("linux && \"mac os\""))
                .isEqualTo("The tag expression cannot be read: expected a tag in the quotes (" + Tag.WORD
                        + ") at column 10, found '\"mac os\"'. Tags and values are single words, in quotes too: no blank,"
                        + " no = and no operator fits in them.");
        assertThat(problem("\"jdk=17\" && a")).contains("expected a tag in", "at column 1, found '\"jdk=17\"'.");
        assertThat(problem("jdk=\"\"")).contains("expected a value in the quotes", "at column 5, found '\"\"'.");
        assertThat(problem("\"a\\\"b\"")).contains("at column 1, found '\"a\\\"'.");
    }

    @Test
    void implicationsDoNotChain() {
        assertThat(problem("a -> b -> c"))
                .isEqualTo(
                        "The tag expression cannot be read: expected no second -> at column 8, found '-> c'. Put one of"
                                + " the implications in parentheses: it matters which one comes first.");
    }

    @Test
    void aLineBreakIsNoBlank() {
        assertThat(problem("a\n&& b")).contains("at column 2, found '?&& b'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void anEmptyExpressionGetsAnExample(String text) {
        assertThat(problem(text)).contains("is empty", "linux && jdk>=17");
    }

    @Test
    void aWordHasSixtyFourCharactersAtMost() {
        assertThat(read("x".repeat(64)).toString()).hasSize(64);
        assertThat(problem("a && " + "x".repeat(65))).contains("expected a tag", "at column 6");
        assertThat(problem("a=" + "x".repeat(65))).contains("expected a value");
        assertThat(problem("\"" + "x".repeat(65) + "\"")).contains("expected a tag", "at column 1");
    }

    @Test
    void anExpressionHas1024CharactersAtMost() {
        assertThat(read("a".repeat(64) + " ".repeat(960))).isEqualTo(new Has("a".repeat(64)));
        assertThat(problem("a".repeat(64) + " ".repeat(961))).contains("has 1025 characters; at most 1024");
        assertThat(problem("a".repeat(1 << 20))).contains("1048576 characters").hasSizeLessThan(300);
    }

    @Test
    void anExpressionThatWouldPrintTooLongToBeReadAgainIsRefused() {
        String compact = "aaaaaaa&&".repeat(113) + "aaaaaaa";
        assertThat(compact).hasSize(1024);
        assertThat(problem(compact)).contains("has 1250 characters once", "at most 1024");
    }

    @Test
    void nestingGoes32LevelsDeepAndNoDeeper() {
        assertThat(read("!".repeat(31) + "a")).isNotNull();
        assertThat(problem("!".repeat(32) + "a")).contains("nested deeper than 32 levels at column 33, found 'a'");
        assertThat(read("(".repeat(31) + "a" + ")".repeat(31))).isEqualTo(new Has("a"));
        assertThat(problem("(".repeat(1024))).contains("deeper than 32");
        assertThat(problem("a->(".repeat(40))).contains("deeper than 32");
    }

    @Test
    void nestingCountsOnlyWhatIsOpen() {
        assertThat(read("(a) && ".repeat(60) + "a")).isNotNull();
    }

    @Test
    void anExpressionHas128TagsAtMost() {
        assertThat(read("a||".repeat(127) + "a")).isNotNull();
        assertThat(problem("a||".repeat(128) + "a")).contains("no more than 128 tags and listed values at column 385");
        assertThat(problem("a<->".repeat(128) + "a")).contains("no more than 128 tags");
    }

    @Test
    void theValuesOfAListCountLikeTags() {
        assertThat(read("a in (" + "b,".repeat(126) + "b)")).isNotNull();
        assertThat(problem("a in (" + "b,".repeat(127) + "b)")).contains("no more than 128 tags and listed values");
    }
}
