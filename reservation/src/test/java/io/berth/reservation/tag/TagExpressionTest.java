package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.tag.TagExpression.And;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.Iff;
import io.berth.reservation.tag.TagExpression.Implies;
import io.berth.reservation.tag.TagExpression.In;
import io.berth.reservation.tag.TagExpression.Not;
import io.berth.reservation.tag.TagExpression.Operator;
import io.berth.reservation.tag.TagExpression.Or;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an expression is read as, how it prints, and what it matches. */
class TagExpressionTest {
    private static final Has A = new Has("a");
    private static final Has B = new Has("b");
    private static final Has C = new Has("c");

    private static TagExpression read(String text) {
        return TagExpressionParser.parse(text).orThrow();
    }

    @Test
    void andBindsTighterThanOrAndNotTighterThanBoth() {
        assertThat(read("a || b && !c")).isEqualTo(new Or(A, new And(B, new Not(C))));
        assertThat(read("(a || b) && !(c || a)")).isEqualTo(new And(new Or(A, B), new Not(new Or(C, A))));
    }

    @Test
    void orBindsTighterThanImpliesAndImpliesTighterThanIff() {
        assertThat(read("a -> b || c")).isEqualTo(new Implies(A, new Or(B, C)));
        assertThat(read("a || b -> c")).isEqualTo(new Implies(new Or(A, B), C));
        assertThat(read("a <-> b -> c")).isEqualTo(new Iff(A, new Implies(B, C)));
        assertThat(read("a -> b <-> c")).isEqualTo(new Iff(new Implies(A, B), C));
    }

    @Test
    void operatorsOfOneKindGroupToTheLeft() {
        assertThat(read("a && b && c")).isEqualTo(new And(new And(A, B), C));
        assertThat(read("a || b || c")).isEqualTo(new Or(new Or(A, B), C));
        assertThat(read("a <-> b <-> c")).isEqualTo(new Iff(new Iff(A, B), C));
    }

    @ParameterizedTest
    @CsvSource({
        "a=1,EQUAL",
        "a!=1,NOT_EQUAL",
        "a>=1,AT_LEAST",
        "a>1,MORE",
        "a<=1,AT_MOST",
        "a<1,LESS",
        "a >= 1,AT_LEAST",
        "a\t!=\t1,NOT_EQUAL",
        "'\"a\">\"1\"',MORE"
    })
    void everyComparisonIsRead(String text, Operator operator) {
        assertThat(read(text)).isEqualTo(new Compare("a", operator, "1"));
    }

    @Test
    void aListOfValuesIsReadInItsOrder() {
        assertThat(read("a in (2, 1,3 ,\"1\")")).isEqualTo(new In("a", List.of("2", "1", "3", "1")));
        assertThat(read("a in(1)")).isEqualTo(new In("a", List.of("1")));
    }

    @Test
    void inIsATagNameWhereNoListFollows() {
        assertThat(read("in")).isEqualTo(new Has("in"));
        assertThat(read("!in && in")).isEqualTo(new And(new Not(new Has("in")), new Has("in")));
        assertThat(read("in=in")).isEqualTo(new Compare("in", Operator.EQUAL, "in"));
        assertThat(read("in in (in)")).isEqualTo(new In("in", List.of("in")));
        assertThat(read("\"in\"")).isEqualTo(new Has("in"));
    }

    @Test
    void aHyphenBelongsToTheWordUnlessItMakesAnArrow() {
        assertThat(read("a->b")).isEqualTo(new Implies(A, B));
        assertThat(read("a<->b")).isEqualTo(new Iff(A, B));
        assertThat(read("a-b->c")).isEqualTo(new Implies(new Has("a-b"), C));
        assertThat(read("a-->b")).isEqualTo(new Implies(new Has("a-"), B));
        assertThat(read("a=1->b")).isEqualTo(new Implies(new Compare("a", Operator.EQUAL, "1"), B));
        assertThat(read("a<1<->b")).isEqualTo(new Iff(new Compare("a", Operator.LESS, "1"), B));
        assertThat(read("a in (1)->b")).isEqualTo(new Implies(new In("a", List.of("1")), B));
    }

    @Test
    void aKeyThatEndsInAHyphenPrintsInQuotesWhereItWouldMakeAnArrow() {
        assertThat(new Compare("a-", Operator.AT_LEAST, "1")).hasToString("\"a-\">=1");
        assertThat(new Compare("a-", Operator.MORE, "1")).hasToString("\"a-\">1");
        assertThat(new Compare("a-", Operator.LESS, "1")).hasToString("a-<1");
        assertThat(read("a- >= 1")).isEqualTo(read("\"a-\">=1"));
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
        "'xcode >= 15.2', xcode>=15.2",
        "'a->b', a -> b",
        "'(a->b)->c', (a -> b) -> c",
        "'a->(b->c)', a -> (b -> c)",
        "'(a||b)->(c&&a)', a || b -> c && a",
        "'(a->b)||c', (a -> b) || c",
        "'a<->(b<->c)', a <-> (b <-> c)",
        "'(a<->b)<->c', a <-> b <-> c",
        "'(a->b)<->(b->c)', a -> b <-> b -> c",
        "'(a<->b)->c', (a <-> b) -> c",
        "'!(a->b)', !(a -> b)",
        "'!(a in(1,2))', '!a in (1, 2)'",
        "'\"macos\"&&\"jdk\">=\"17\"', macos && jdk>=17",
        "'\"last-used\"', last-used",
        "'a != 1', a!=1"
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
        "jdk!=17, false",
        "jdk!=11, false",
        "jdk!=8, true",
        "jdk!=17.0, true",
        "gpu!=8, false",
        "linux!=1, true",
        "'jdk in (8, 17)', true",
        "'jdk in (8, 21)', false",
        "'jdk in (17.0)', false",
        "'linux in (linux)', false",
        "'gpu in (1)', false",
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
        "linux -> jdk, true",
        "linux -> gpu, false",
        "gpu -> jdk, true",
        "gpu -> macos, true",
        "linux <-> jdk, true",
        "linux <-> gpu, false",
        "gpu <-> linux, false",
        "gpu <-> macos, true",
        "linux && !gpu && (macos || jdk>=17), true",
        "linux && gpu || jdk=8, false"
    })
    void matchesWhatTheTagsSay(String expression, boolean expected) {
        assertThat(read(expression).matches(TagSet.of("linux", "jdk=11", "jdk=17")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "mac-07, true",
        "!mac-07, false",
        "linux, true",
        "linux && mac-07, true",
        "gpu || mac-07, true",
        "gpu <-> mac-07, false",
        "mac-07 -> gpu, false",
        "mac-07 -> linux, true",
        "mac-0, false",
        "mac-07=1, false",
        "mac-07!=1, false",
        "'mac-07 in (1)', false",
        "mac-07>=0, false"
    })
    void aNameIsAnAtomAndNothingElse(String expression, boolean expected) {
        assertThat(read(expression).matches(TagSet.of("linux"), "mac-07")).isEqualTo(expected);
    }

    @Test
    void noNameMatchesWhereThereIsNone() {
        assertThat(read("mac-07").matches(TagSet.of("linux"), null)).isFalse();
        assertThat(read("!mac-07").matches(TagSet.of("linux"))).isTrue();
        assertThat(read("mac-07").matches(TagSet.of("mac-07"), null)).isTrue();
    }

    @Test
    void tellsEveryAtomThatCouldBeAName() {
        assertThat(read("b && !a || (c -> d <-> a)").atoms()).containsExactly("a", "b", "c", "d");
        assertThat(read("a=1 && b in (x, y) && c>=2 && d!=3").atoms()).isEmpty();
        assertThatThrownBy(() -> read("a").atoms().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anExpressionIsTakenApartAtItsOutermostAnds() {
        assertThat(read("a && b && (c && a=1)").conjuncts())
                .containsExactly(A, B, C, new Compare("a", Operator.EQUAL, "1"));
        assertThat(read("a && (b || c && a) && !(b && c)").conjuncts())
                .extracting(TagExpression::toString)
                .containsExactly("a", "b || c && a", "!(b && c)");
        assertThat(read("a || b").conjuncts()).containsExactly(new Or(A, B));
        assertThat(read("a && b -> c").conjuncts()).hasSize(1);
        assertThatThrownBy(() -> read("a").conjuncts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anExpressionKnowsWhatItCombines() {
        assertThat(read("a -> b").parts()).containsExactly(A, B);
        assertThat(read("a <-> b").parts()).containsExactly(A, B);
        assertThat(read("a || b").parts()).containsExactly(A, B);
        assertThat(read("a && b").parts()).containsExactly(A, B);
        assertThat(read("!a").parts()).containsExactly(A);
        assertThat(read("a in (b)").parts()).isEmpty();
    }

    @Test
    void aListHasAtLeastOneValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new In("a", List.of()))
                .withMessage("The list of values of a is empty.");
    }
}
