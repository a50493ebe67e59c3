package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.berth.reservation.tag.TagExpression.And;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.Not;
import io.berth.reservation.tag.TagExpression.Operator;
import io.berth.reservation.tag.TagExpression.Or;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagExpressionTest {

    private static TagExpression read(String text) {
        return TagExpressionParser.parse(text).orThrow();
    }

    @Test
    void andBindsTighterThanOrAndNotTighterThanBoth() {
        assertThat(read("a || b && !c")).isEqualTo(new Or(new Has("a"), new And(new Has("b"), new Not(new Has("c")))));
        assertThat(read("(a || b) && !(c || d)"))
                .isEqualTo(new And(new Or(new Has("a"), new Has("b")), new Not(new Or(new Has("c"), new Has("d")))));
    }

    @Test
    void operatorsOfOneKindGroupToTheLeft() {
        assertThat(read("a && b && c")).isEqualTo(new And(new And(new Has("a"), new Has("b")), new Has("c")));
        assertThat(read("a || b || c")).isEqualTo(new Or(new Or(new Has("a"), new Has("b")), new Has("c")));
    }

    @ParameterizedTest
    @CsvSource({"a=1,EQUAL", "a>=1,AT_LEAST", "a>1,MORE", "a<=1,AT_MOST", "a<1,LESS", "a >= 1,AT_LEAST"})
    void everyComparisonIsRead(String text, Operator operator) {
        assertThat(read(text)).isEqualTo(new Compare("a", operator, "1"));
    }

    @ParameterizedTest
    @CsvSource({
        "'  a  ', a",
        "'a&&b', a && b",
        "'a\t&&\tb', a && b",
        "'((a))', a",
        "'!(a)', !a",
        "'! ! a', !!a",
        "'(a&&b)&&c', a && b && c",
        "'a&&(b&&c)', a && (b && c)",
        "'a||(b||c)', a || (b || c)",
        "'(a&&b)||c', a && b || c",
        "'a&&(b||c)', a && (b || c)",
        "'!(a=1)', !a=1",
        "'!(a&&b)', !(a && b)",
        "'xcode >= 15.2', xcode>=15.2"
    })
    void printsTheCanonicalText(String text, String canonical) {
        assertThat(read(text)).hasToString(canonical);
        assertThat(read(canonical)).isEqualTo(read(text));
    }

    @ParameterizedTest
    @CsvSource({
        "linux, true",
        "!linux, false",
        "jdk, true",
        "jdk=17, true",
        "jdk=11, true",
        "jdk=1, false",
        "jdk=17.0, false",
        "jdk>=17.0, true",
        "jdk>17, false",
        "jdk>=18, false",
        "jdk<12, true",
        "jdk<11, false",
        "jdk<=11, true",
        "Linux, false",
        "gpu, false",
        "gpu>=0, false",
        "!(gpu>=0), true",
        "linux=1, false",
        "linux<1, false",
        "linux && !gpu && (macos || jdk>=17), true",
        "linux && gpu || jdk=8, false"
    })
    void matchesWhatTheTagsSay(String expression, boolean expected) {
        assertThat(read(expression).matches(TagSet.of("linux", "jdk=11", "jdk=17")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '"',
            value = {
                "linux && ~ expected a tag ~ 9 ~ the end",
                "&& linux ~ expected a tag ~ 1 ~ '&& linux'",
                "linux & mac ~ expected &&, || or the end ~ 7 ~ '& mac'",
                "a b ~ expected &&, || or the end ~ 3 ~ 'b'",
                "a) ~ expected &&, || or the end ~ 2 ~ ')'",
                "(a ~ expected ) ~ 3 ~ the end",
                "(a || b c) ~ expected ) ~ 9 ~ 'c)'",
                "() ~ expected a tag ~ 2 ~ ')'",
                "! ~ expected a tag ~ 2 ~ the end",
                "a>= ~ expected a value ~ 4 ~ the end",
                "a>=&&b ~ expected a value ~ 4 ~ '&&b'",
                "a==b ~ expected a value ~ 3 ~ '=b'",
                "a!=b ~ expected &&, || or the end ~ 2 ~ '!=b'",
                "-a ~ expected a tag ~ 1 ~ '-a'",
                "a=.b ~ expected a value ~ 3 ~ '.b'",
                "été ~ expected a tag ~ 1 ~ '?t?'",
                "a || 'b' ~ expected a tag ~ 6 ~ '?b?'"
            })
    void aProblemNamesItsColumn(String text, String expected, int column, String found) {
        assertThat(TagExpressionParser.parse(text).problem())
                .startsWith("The tag expression cannot be read: " + expected)
                .endsWith(" at column " + column + ", found " + found + ".");
        assertThat(TagExpressionParser.parse(text).isReadable()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TagExpressionParser.parse(text).orThrow());
    }

    @Test
    void aLineBreakIsNoBlank() {
        assertThat(TagExpressionParser.parse("a\n&& b").problem()).contains("at column 2, found '?&& b'");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n"})
    void anEmptyExpressionGetsAnExample(String text) {
        assertThat(TagExpressionParser.parse(text).problem()).contains("is empty", "linux && jdk>=17");
    }

    @Test
    void aWordHasSixtyFourCharactersAtMost() {
        assertThat(read("x".repeat(64)).toString()).hasSize(64);
        assertThat(TagExpressionParser.parse("a && " + "x".repeat(65)).problem())
                .contains("expected a tag", "at column 6");
        assertThat(TagExpressionParser.parse("a=" + "x".repeat(65)).problem()).contains("expected a value");
    }

    @Test
    void anExpressionHas1024CharactersAtMost() {
        assertThat(read("a".repeat(64) + " ".repeat(960))).isEqualTo(new Has("a".repeat(64)));
        assertThat(TagExpressionParser.parse("a".repeat(64) + " ".repeat(961)).problem())
                .contains("has 1025 characters; at most 1024");
        assertThat(TagExpressionParser.parse("a".repeat(1 << 20)).problem())
                .contains("1048576 characters")
                .hasSizeLessThan(300);
    }

    @Test
    void anExpressionThatWouldPrintTooLongToBeReadAgainIsRefused() {
        String compact = "aaaaaaa&&".repeat(113) + "aaaaaaa";
        assertThat(compact).hasSize(1024);
        assertThat(TagExpressionParser.parse(compact).problem()).contains("has 1250 characters once", "at most 1024");
    }

    @Test
    void nestingGoes32LevelsDeepAndNoDeeper() {
        assertThat(read("!".repeat(31) + "a")).isNotNull();
        assertThat(TagExpressionParser.parse("!".repeat(32) + "a").problem()).contains("nested deeper than 32 levels");
        assertThat(read("(".repeat(31) + "a" + ")".repeat(31))).isEqualTo(new Has("a"));
        assertThat(TagExpressionParser.parse("(".repeat(1024)).problem()).contains("nested deeper");
    }

    @Test
    void nestingCountsOnlyWhatIsOpen() {
        assertThat(read("(a) && ".repeat(60) + "a")).isNotNull();
    }

    @Test
    void anExpressionHas128TagsAtMost() {
        assertThat(read("a||".repeat(127) + "a")).isNotNull();
        assertThat(TagExpressionParser.parse("a||".repeat(128) + "a").problem()).contains("more than 128 tags");
    }
}
