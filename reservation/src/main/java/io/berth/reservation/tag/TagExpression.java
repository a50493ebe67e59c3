package io.berth.reservation.tag;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request asks of an agent: {@code macos && xcode>=15 && !beta}. Immutable.
 *
 * <p>Built by {@link TagExpressionParser}. {@link #toString} prints the canonical text, with no more parentheses than
 * needed, and parsing that text gives an equal expression. docs/tags.md describes the language.
 */
public sealed interface TagExpression {

    /**
     * @param agentName the name of the agent inside its pool, or null: then no name matches
     * @return whether an agent with these tags and this name is what is asked for
     */
    boolean matches(TagSet tags, String agentName);

    /** Whether any agent with these tags matches, where its name is not looked at. */
    default boolean matches(TagSet tags) {
        return matches(tags, null);
    }

    /** How tightly the operator binds when printed: a higher number needs no parentheses inside a lower one. */
    int precedence();

    /** @return the expressions that this one combines, in their order; empty for one that looks at a tag itself */
    default List<TagExpression> parts() {
        return List.of();
    }

    /**
     * Every key that a {@link Has} asks for, at whatever depth, in order. An agent whose name is not among them matches
     * as its tags alone do.
     */
    default Set<String> atoms() {
        Set<String> atoms = new TreeSet<>();
        addAtoms(this, atoms);
        return Collections.unmodifiableSet(atoms);
    }

    /** The expressions that all have to match, in their order: the outermost {@code &&} chain taken apart. */
    default List<TagExpression> conjuncts() {
        List<TagExpression> conjuncts = new ArrayList<>();
        addConjuncts(this, conjuncts);
        return Collections.unmodifiableList(conjuncts);
    }

    /** Both sides match, or neither does. */
    record Iff(TagExpression left, TagExpression right) implements TagExpression {
        @Override
        public boolean matches(TagSet tags, String agentName) {
            return left.matches(tags, agentName) == right.matches(tags, agentName);
        }

        @Override
        public int precedence() {
            return 1;
        }

        @Override
        public List<TagExpression> parts() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            // The parser groups to the left, so an Iff on the right needs its parentheses to come back equal.
            return inside(left, 1) + " <-> " + inside(right, 2);
        }
    }

    /** Where the left side matches, the right side does too. */
    record Implies(TagExpression left, TagExpression right) implements TagExpression {
        @Override
        public boolean matches(TagSet tags, String agentName) {
            return !left.matches(tags, agentName) || right.matches(tags, agentName);
        }

        @Override
        public int precedence() {
            return 2;
        }

        @Override
        public List<TagExpression> parts() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            // Implications do not chain, so one inside another needs its parentheses on either side.
            return inside(left, 3) + " -> " + inside(right, 3);
        }
    }

    /** At least one side matches. */
    record Or(TagExpression left, TagExpression right) implements TagExpression {
        @Override
        public boolean matches(TagSet tags, String agentName) {
            return left.matches(tags, agentName) || right.matches(tags, agentName);
        }

        @Override
        public int precedence() {
            return 3;
        }

        @Override
        public List<TagExpression> parts() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return inside(left, 3) + " || " + inside(right, 4);
        }
    }

    /** Both sides match. */
    record And(TagExpression left, TagExpression right) implements TagExpression {
        @Override
        public boolean matches(TagSet tags, String agentName) {
            return left.matches(tags, agentName) && right.matches(tags, agentName);
        }

        @Override
        public int precedence() {
            return 4;
        }

        @Override
        public List<TagExpression> parts() {
            return List.of(left, right);
        }

        @Override
        public String toString() {
            return inside(left, 4) + " && " + inside(right, 5);
        }
    }

    /** The inner expression does not match. */
    record Not(TagExpression inner) implements TagExpression {
        @Override
        public boolean matches(TagSet tags, String agentName) {
            return !inner.matches(tags, agentName);
        }

        @Override
        public int precedence() {
            return 5;
        }

        @Override
        public List<TagExpression> parts() {
            return List.of(inner);
        }

        @Override
        public String toString() {
            return "!" + inside(inner, 5);
        }
    }

    /** The agent has the key, with whatever value or none, or it has this name. */
    record Has(String key) implements TagExpression {
        @Override
        public boolean matches(TagSet tags, String agentName) {
            return tags.hasKey(key) || key.equals(agentName);
        }

        @Override
        public int precedence() {
            return 6;
        }

        @Override
        public String toString() {
            return key;
        }
    }

    /**
     * The agent has a value of the key for which the comparison holds; with {@link Operator#NOT_EQUAL} it has the key,
     * and the comparison holds for every value. An agent without the key never matches.
     */
    record Compare(String key, Operator operator, String value) implements TagExpression {
        @Override
        public boolean matches(TagSet tags, String agentName) {
            return operator == Operator.NOT_EQUAL
                    ? tags.hasKey(key) && !tags.hasValue(key, value::equals)
                    : tags.hasValue(key, actual -> operator.holds(actual, value));
        }

        @Override
        public int precedence() {
            return 6;
        }

        @Override
        public String toString() {
            // Without quotes, the key a- with >= would be read as an implication: a ->
            String shown = key.endsWith("-") && operator.symbol().startsWith(">") ? '"' + key + '"' : key;
            return shown + operator.symbol() + value;
        }
    }

    /**
     * The agent has one of the values of the key.
     *
     * @param values at least one, in the order in which they were written
     */
    record In(String key, List<String> values) implements TagExpression {
        /** @throws IllegalArgumentException if there is no value */
        public In {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("The list of values of " + key + " is empty.");
            }
        }

        @Override
        public boolean matches(TagSet tags, String agentName) {
            return tags.hasValue(key, values::contains);
        }

        @Override
        public int precedence() {
            return 6;
        }

        @Override
        public String toString() {
            return key + " in (" + String.join(", ", values) + ")";
        }
    }

    /** {@code =} and {@code !=} compare text exactly; the others compare as {@link VersionOrder} does. */
    enum Operator {
        EQUAL("="),
        NOT_EQUAL("!="),
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
                case NOT_EQUAL -> !actual.equals(asked);
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

    private static void addAtoms(TagExpression expression, Set<String> atoms) {
        if (expression instanceof Has has) {
            atoms.add(has.key());
        }
        expression.parts().forEach(part -> addAtoms(part, atoms));
    }

    private static void addConjuncts(TagExpression expression, List<TagExpression> conjuncts) {
        if (expression instanceof And and) {
            addConjuncts(and.left(), conjuncts);
            addConjuncts(and.right(), conjuncts);
        } else {
            conjuncts.add(expression);
        }
    }
}
