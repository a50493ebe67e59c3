package io.berth.reservation.tag;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random expressions, the same ones in every run, against what they mean when it is worked out from the texts alone. */
class TagExpressionRandomTest {
    private static final int EXPRESSIONS = 2_500;
    private static final List<String> KEYS = List.of("a", "b", "jdk", "x-", "in", "c++", "mac-07");
    private static final List<String> VALUES = List.of("1", "2", "10");
    private static final List<String> NAMES = List.of("mac-07", "a", "other");

    private final Random random = new Random(20261123);

    /** Made once: a tag set costs more than a match. */
    private final List<World> worlds = Stream.generate(this::world).limit(300).toList();

    /** The texts of an agent's tags, the same as a tag set, and its name or null. */
    private record World(List<String> tags, TagSet set, String name) {
        boolean hasKey(String key) {
            return tags.stream().anyMatch(tag -> tag.equals(key) || tag.startsWith(key + "="));
        }

        boolean hasValue(String key, Predicate<Integer> value) {
            return VALUES.stream()
                    .anyMatch(text -> tags.contains(key + "=" + text) && value.test(Integer.parseInt(text)));
        }
    }

    /** A text, the expression that it is, and what it means. */
    private record Sample(String text, TagExpression expression, Predicate<World> meaning) {}

    @Test
    void whatIsPrintedIsReadBackEqual() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            TagExpression expression = tree(5).expression();
            String text = expression.toString();
            TagExpressionParser.Result result = TagExpressionParser.parse(text);
            if (text.length() <= TagExpressionParser.MAX_LENGTH) {
                assertThat(result.problem()).as(text).isNull();
                assertThat(result.expression()).as(text).isEqualTo(expression).hasToString(text);
            } else {
                assertThat(result.problem()).contains(" characters; at most ");
            }
        }
    }

    @Test
    void anExpressionMatchesWhatItMeans() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            assertMeaning(tree(4));
        }
    }

    @Test
    void whatIsReadMeansWhatTheGrammarSays() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            Sample written = iff(2);
            TagExpressionParser.Result result = TagExpressionParser.parse(written.text());
            if (result.isReadable()) {
                assertMeaning(new Sample(written.text(), result.expression(), written.meaning()));
                assertThat(TagExpressionParser.parse(result.expression().toString())
                                .expression())
                        .isEqualTo(result.expression());
            } else {
                assertThat(result.problem()).containsAnyOf(" characters", "no more than 128 tags");
            }
        }
    }

    private void assertMeaning(Sample sample) {
        for (int i = 0; i < 4; i++) {
            World world = pick(worlds);
            assertThat(sample.expression().matches(world.set(), world.name()))
                    .as(() -> sample.text() + " on " + world)
                    .isEqualTo(sample.meaning().test(world));
        }
    }

    @Test
    void noPrintedParenthesisCanBeLeftOut() {
        int leftOut = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            TagExpression expression = tree(3).expression();
            String text = expression.toString();
            for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
                int close = closing(text, open);
                String without = text.substring(0, open) + text.substring(open + 1, close) + text.substring(close + 1);
                assertThat(TagExpressionParser.parse(without).expression())
                        .as(() -> text + " without parentheses: " + without)
                        .isNotEqualTo(expression);
                leftOut++;
            }
        }
        assertThat(leftOut).isGreaterThan(EXPRESSIONS);
    }

    private static int closing(String text, int open) {
        int at = open;
        for (int depth = 1; depth > 0; ) {
            at++;
            depth += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
        }
        return at;
    }

    @Test
    void whereNoNameIsAnAtomTheNameMakesNoDifference() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            TagExpression expression = tree(3).expression();
            World world = pick(worlds);
            TagSet tags = world.set();
            for (String name : NAMES) {
                if (!expression.atoms().contains(name)) {
                    assertThat(expression.matches(tags, name))
                            .as(() -> expression + " on " + world)
                            .isEqualTo(expression.matches(tags));
                }
            }
        }
    }

    @Test
    void anExpressionMatchesWhereItsConjunctsDo() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            TagExpression expression = tree(3).expression();
            World world = pick(worlds);
            TagSet tags = world.set();
            assertThat(expression.conjuncts().stream().allMatch(part -> part.matches(tags, world.name())))
                    .as(() -> expression + " on " + world)
                    .isEqualTo(expression.matches(tags, world.name()));
            assertThat(expression.conjuncts()).noneMatch(And.class::isInstance);
        }
    }

    private World world() {
        List<String> tags = KEYS.stream()
                .filter(key -> random.nextBoolean())
                .flatMap(key -> random.ints(1 + random.nextInt(2), 0, 4)
                        .mapToObj(value -> value == 3 ? key : key + "=" + VALUES.get(value)))
                .distinct()
                .toList();
        return new World(tags, TagSet.of(tags), random.nextBoolean() ? null : pick(NAMES));
    }

    private Sample tree(int depth) {
        int shape = depth == 0 ? 0 : random.nextInt(8);
        if (shape < 2) {
            return atom();
        }
        Sample left = tree(depth - 1);
        if (shape == 2) {
            return new Sample("!", new Not(left.expression()), left.meaning().negate());
        }
        Sample right = tree(depth - 1);
        TagExpression l = left.expression();
        TagExpression r = right.expression();
        return switch (shape) {
            case 3 -> new Sample("->", new Implies(l, r), implies(left, right));
            case 4 -> new Sample("<->", new Iff(l, r), iff(left, right));
            case 5, 6 -> new Sample("||", new Or(l, r), left.meaning().or(right.meaning()));
            default -> new Sample("&&", new And(l, r), left.meaning().and(right.meaning()));
        };
    }

    private static Predicate<World> implies(Sample left, Sample right) {
        return left.meaning().negate().or(right.meaning());
    }

    private static Predicate<World> iff(Sample left, Sample right) {
        return world -> left.meaning().test(world) == right.meaning().test(world);
    }

    private Sample atom() {
        String key = pick(KEYS);
        String value = pick(VALUES);
        int number = Integer.parseInt(value);
        return switch (random.nextInt(9)) {
            case 0 -> compare(key, "=", Operator.EQUAL, value, world -> world.hasValue(key, v -> v == number));
            case 1 ->
                compare(
                        key,
                        "!=",
                        Operator.NOT_EQUAL,
                        value,
                        world -> world.hasKey(key) && !world.tags().contains(key + "=" + value));
            case 2 -> compare(key, ">=", Operator.AT_LEAST, value, world -> world.hasValue(key, v -> v >= number));
            case 3 -> compare(key, ">", Operator.MORE, value, world -> world.hasValue(key, v -> v > number));
            case 4 -> compare(key, "<=", Operator.AT_MOST, value, world -> world.hasValue(key, v -> v <= number));
            case 5 -> compare(key, "<", Operator.LESS, value, world -> world.hasValue(key, v -> v < number));
            case 6 -> {
                List<String> values = random.ints(1 + random.nextInt(3), 0, VALUES.size())
                        .mapToObj(VALUES::get)
                        .toList();
                yield new Sample(
                        word(key) + " in" + blank() + "(" + String.join(blank() + "," + blank(), values) + ")",
                        new In(key, values),
                        world -> values.stream().anyMatch(v -> world.tags().contains(key + "=" + v)));
            }
            default -> new Sample(word(key), new Has(key), world -> world.hasKey(key) || key.equals(world.name()));
        };
    }

    private Sample compare(String key, String symbol, Operator operator, String value, Predicate<World> meaning) {
        return new Sample(word(key) + " " + symbol + blank() + word(value), new Compare(key, operator, value), meaning);
    }

    /** The grammar of Jenkins, as texts with their meaning; no expression is made. */
    private Sample iff(int depth) {
        Sample left = implication(depth);
        for (int more = random.nextInt(2); more > 0; more--) {
            Sample before = left;
            Sample right = implication(depth);
            left = written(before, "<->", right, iff(before, right));
        }
        return left;
    }

    private Sample implication(int depth) {
        Sample left = or(depth);
        if (random.nextInt(3) > 0) {
            return left;
        }
        Sample right = or(depth);
        return written(left, "->", right, implies(left, right));
    }

    private Sample or(int depth) {
        return chain(() -> and(depth), "||");
    }

    private Sample and(int depth) {
        return chain(() -> unary(depth), "&&");
    }

    private Sample chain(Supplier<Sample> next, String operator) {
        Sample left = next.get();
        for (int more = random.nextInt(3); more > 0; more--) {
            Sample right = next.get();
            left = written(
                    left,
                    operator,
                    right,
                    operator.equals("||")
                            ? left.meaning().or(right.meaning())
                            : left.meaning().and(right.meaning()));
        }
        return left;
    }

    private Sample written(Sample left, String operator, Sample right, Predicate<World> meaning) {
        return new Sample(left.text() + blank() + operator + blank() + right.text(), null, meaning);
    }

    private Sample unary(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(4)) {
            case 2 -> {
                Sample inner = unary(depth - 1);
                yield new Sample(
                        "!" + blank() + inner.text(), null, inner.meaning().negate());
            }
            case 3 -> {
                Sample inner = iff(depth - 1);
                yield new Sample("(" + blank() + inner.text() + blank() + ")", null, inner.meaning());
            }
            default -> atom();
        };
    }

    private String word(String word) {
        return random.nextInt(4) == 0 ? '"' + word + '"' : word;
    }

    private String blank() {
        return pick(List.of("", " ", "\t", "  "));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
