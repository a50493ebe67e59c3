package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.tag.TagExpression.And;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.Not;
import io.berth.reservation.tag.TagExpression.Operator;
import io.berth.reservation.tag.TagExpression.Or;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random expressions, the same ones in every run. */
class TagExpressionRandomTest {
    private static final int EXPRESSIONS = 20_000;
    private static final List<String> WORDS = List.of("a", "b", "jdk", "x-1", "17", "15.2", "c++");

    private final Random random = new Random(20261123);

    @Test
    void whatIsPrintedIsReadBackEqual() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            TagExpression expression = tree(5);
            String text = expression.toString();
            TagExpressionParser.Result result = TagExpressionParser.parse(text);
            assertThat(result.problem()).as(text).isNull();
            assertThat(result.expression()).as(text).isEqualTo(expression).hasToString(text);
        }
    }

    private TagExpression tree(int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(8)) {
            case 0 -> new Has(word());
            case 1 -> new Compare(word(), Operator.values()[random.nextInt(5)], word());
            case 2, 3 -> new Not(tree(depth - 1));
            case 4, 5 -> new And(tree(depth - 1), tree(depth - 1));
            default -> new Or(tree(depth - 1), tree(depth - 1));
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** A text made by the grammar, and what it means, found without the parser. */
    private record Sentence(String text, Predicate<TagSet> meaning) {}

    @Test
    void whatIsReadMeansWhatTheGrammarSays() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Sentence sentence = or(3);
            TagExpressionParser.Result result = TagExpressionParser.parse(sentence.text());
            if (result.isReadable()) {
                for (int j = 0; j < 5; j++) {
                    TagSet tags = tags();
                    assertThat(result.expression().matches(tags))
                            .as(sentence.text() + " on " + tags)
                            .isEqualTo(sentence.meaning().test(tags));
                }
                assertThat(TagExpressionParser.parse(result.expression().toString())
                                .expression())
                        .isEqualTo(result.expression());
            } else {
                assertThat(result.problem()).contains(" characters");
            }
        }
    }

    private Sentence or(int depth) {
        Sentence left = and(depth);
        for (int more = random.nextInt(3); more > 0; more--) {
            Sentence before = left;
            Sentence right = and(depth);
            left = new Sentence(
                    before.text() + blank() + "||" + blank() + right.text(),
                    before.meaning().or(right.meaning()));
        }
        return left;
    }

    private Sentence and(int depth) {
        Sentence left = unary(depth);
        for (int more = random.nextInt(3); more > 0; more--) {
            Sentence before = left;
            Sentence right = unary(depth);
            left = new Sentence(
                    before.text() + blank() + "&&" + blank() + right.text(),
                    before.meaning().and(right.meaning()));
        }
        return left;
    }

    private Sentence unary(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 2 -> {
                Sentence inner = unary(depth - 1);
                yield new Sentence("!" + blank() + inner.text(), inner.meaning().negate());
            }
            case 3 -> {
                Sentence inner = or(depth - 1);
                yield new Sentence("(" + blank() + inner.text() + blank() + ")", inner.meaning());
            }
            default -> {
                String word = word();
                yield new Sentence(
                        word,
                        tags -> tags.texts().stream()
                                .anyMatch(text -> text.equals(word) || text.startsWith(word + "=")));
            }
        };
    }

    private String blank() {
        return List.of("", " ", "\t", "  ").get(random.nextInt(4));
    }

    private TagSet tags() {
        return TagSet.of(WORDS.stream()
                .filter(word -> random.nextBoolean())
                .map(word -> random.nextBoolean() ? word : word + "=1")
                .toList());
    }

    @Test
    void noTextMakesTheParserThrow() {
        String alphabet = "ab1=<>!&|() \t\n.-+_é'\u0000\ud800";
        for (int i = 0; i < 10 * EXPRESSIONS; i++) {
            String text = random.ints(random.nextInt(12), 0, alphabet.length())
                    .mapToObj(at -> alphabet.substring(at, at + 1))
                    .collect(Collectors.joining());
            TagExpressionParser.Result result = TagExpressionParser.parse(text);
            if (result.isReadable()) {
                assertThat(TagExpressionParser.parse(result.expression().toString())
                                .expression())
                        .as(text)
                        .isEqualTo(result.expression());
            } else {
                assertThat(result.problem()).matches("[\\x20-\\x7e]+");
            }
        }
    }
}
