package io.berth.reservation.tag;

/**
 * What a request asks of an agent's tags: {@code macos && xcode>=15 && !beta}. Immutable.
 *
 * <p>Built by {@link TagExpressionParser}. {@link #toString} prints the canonical text, and parsing that text gives an
 * equal expression.
 */
public sealed interface TagExpression {

    /** @return whether an agent with these tags is what is asked for */
    boolean matches(TagSet tags);

    /** How tightly the operator binds when printed: a higher number needs no parentheses inside a lower one. */
    int precedence();

    /** Both sides match. */
    record And(TagExpression left, TagExpression right) implements TagExpression {
        @Override
        public boolean matches(TagSet tags) {
            return left.matches(tags) && right.matches(tags);
        }

        @Override
        public int precedence() {
            return 2;
        }

        @Override
        public String toString() {
            // The parser groups to the left, so an And on the right needs its parentheses to come back equal.
            return inside(left, 2) + " && " + inside(right, 3);
        }
    }

    /** At least one side matches. */
    record Or(TagExpression left, TagExpression right) implements TagExpression {
        @Override
        public boolean matches(TagSet tags) {
            return left.matches(tags) || right.matches(tags);
        }

        @Override
        public int precedence() {
            return 1;
        }

        @Override
        public String toString() {
            return inside(left, 1) + " || " + inside(right, 2);
        }
    }

    /** The inner expression does not match. */
    record Not(TagExpression inner) implements TagExpression {
        @Override
        public boolean matches(TagSet tags) {
            return !inner.matches(tags);
        }

        @Override
        public int precedence() {
            return 3;
        }

        @Override
        public String toString() {
            return "!" + inside(inner, 3);
        }
    }

    /** The agent has the key, with whatever value or none. */
    record Has(String key) implements TagExpression {
        @Override
        public boolean matches(TagSet tags) {
            return tags.tags().stream().anyMatch(tag -> tag.key().equals(key));
        }

        @Override
        public int precedence() {
            return 4;
        }

        @Override
        public String toString() {
            return key;
        }
    }

    /** The agent has a value of the key for which the comparison holds; an agent without the key never matches. */
    record Compare(String key, Operator operator, String value) implements TagExpression {
        @Override
        public boolean matches(TagSet tags) {
            return tags.tags().stream()
                    .anyMatch(tag ->
                            tag.key().equals(key) && !tag.value().isEmpty() && operator.holds(tag.value(), value));
        }

        @Override
        public int precedence() {
            return 4;
        }

        @Override
        public String toString() {
            return key + operator.symbol() + value;
        }
    }

    /** {@code =} compares text exactly; the others compare as {@link VersionOrder} does. */
    enum Operator {
        EQUAL("="),
        AT_LEAST(">="),
        MORE(">"),
        AT_MOST("<="),
        LESS("<");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }

        boolean holds(String actual, String asked) {
            return switch (this) {
                case EQUAL -> actual.equals(asked);
                case AT_LEAST -> VersionOrder.INSTANCE.compare(actual, asked) >= 0;
                case MORE -> VersionOrder.INSTANCE.compare(actual, asked) > 0;
                case AT_MOST -> VersionOrder.INSTANCE.compare(actual, asked) <= 0;
                case LESS -> VersionOrder.INSTANCE.compare(actual, asked) < 0;
            };
        }
    }

    private static String inside(TagExpression expression, int precedence) {
        return expression.precedence() < precedence ? "(" + expression + ")" : expression.toString();
    }
}
