package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.tag.Tag;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.VersionOrder;
import java.util.List;
import java.util.TreeSet;

/**
 * Says what comes closest to a demand that nothing registered could ever meet: of the conditions joined by {@code &&},
 * the one whose absence would let most agents match.
 */
final class NearestMiss {
    /** A pool with more kinds of agents is described by some of them: a refusal must not cost more than a grant. */
    private static final int MOST_SIGNATURES = 2000;

    private final List<Signature> signatures;

    NearestMiss(Supplies supplies) {
        // Sorted where not all are looked at, so that the sentence is the same on every replay.
        signatures = supplies.signatures().size() <= MOST_SIGNATURES
                ? List.copyOf(supplies.signatures())
                : supplies.signatures().stream()
                        .sorted(Signature.LEAST_CAPABLE_FIRST)
                        .limit(MOST_SIGNATURES)
                        .toList();
    }

    String sentence(Demand demand) {
        if (signatures.isEmpty()) {
            return "No agent is registered in this pool.";
        }
        for (Need need : demand.needs()) {
            int matching = count(need.expression(), null);
            if (matching == 0) {
                return none(need.expression());
            }
            if (matching < need.count()) {
                return agents(matching, "match", "matches") + " " + need.expression() + ", and " + need.count()
                        + " are wanted at once.";
            }
        }
        return "No set of registered agents meets all of " + demand + " at once.";
    }

    private String none(TagExpression expression) {
        List<TagExpression> conditions = expression.conjuncts();
        TagExpression missing = null;
        int most = 0;
        for (TagExpression condition : conditions) {
            int others = conditions.size() == 1 ? 0 : count(expression, condition);
            if (others > most) {
                most = others;
                missing = condition;
            }
        }
        if (missing == null) {
            return "No registered agent matches " + expression + "." + nearest(conditions.get(0), null, expression);
        }
        TagExpression condition = missing;
        String rest = conditions.stream()
                .filter(other -> other != condition)
                .map(Object::toString)
                .reduce((left, right) -> left + " && " + right)
                .orElseThrow();
        return agents(most, "have", "has") + " " + rest + ", none of them " + condition + "."
                + nearest(condition, condition, expression);
    }

    /** @return for example " The highest xcode is 16.1." or nothing */
    private String nearest(TagExpression condition, TagExpression without, TagExpression expression) {
        if (!(condition instanceof Compare compare)) {
            return "";
        }
        TreeSet<String> values = new TreeSet<>(VersionOrder.INSTANCE);
        for (Signature signature : signatures) {
            if (without == null || matches(signature, expression, without)) {
                signature.key.tags().tags().stream()
                        .filter(tag ->
                                tag.key().equals(compare.key()) && !tag.value().isEmpty())
                        .map(Tag::value)
                        .forEach(values::add);
            }
        }
        if (values.isEmpty()) {
            return " None has a value for " + compare.key() + ".";
        }
        return switch (compare.operator()) {
            case AT_LEAST, MORE -> " The highest " + compare.key() + " is " + values.last() + ".";
            case AT_MOST, LESS -> " The lowest " + compare.key() + " is " + values.first() + ".";
            default -> " There " + (values.size() == 1 ? "is " : "are ") + compare.key() + "=" + shown(values) + ".";
        };
    }

    private static String shown(TreeSet<String> values) {
        List<String> first = values.descendingSet().stream().limit(5).toList();
        return String.join(", ", first) + (values.size() > first.size() ? " and others" : "");
    }

    private int count(TagExpression expression, TagExpression without) {
        int count = 0;
        for (Signature signature : signatures) {
            if (matches(signature, expression, without)) {
                count += signature.census.registered();
            }
        }
        return count;
    }

    private static boolean matches(Signature signature, TagExpression expression, TagExpression without) {
        return expression.conjuncts().stream()
                .filter(condition -> condition != without)
                .allMatch(condition -> condition.matches(signature.key.tags(), signature.key.name()));
    }

    private static String agents(int count, String several, String one) {
        return count == 1 ? "1 agent " + one : count + " agents " + several;
    }
}
