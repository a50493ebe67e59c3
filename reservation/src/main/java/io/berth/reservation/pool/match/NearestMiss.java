package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.name.Nearest;
import io.berth.reservation.tag.Tag;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.In;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.tag.VersionOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what comes closest to a demand that nothing registered could ever meet: of the conditions joined by {@code &&},
 * the one whose absence would let most agents match.
 */
final class NearestMiss {
    /** A pool with more kinds of agents is described by some of them: a refusal must not cost more than a grant. */
    private static final int MOST_KINDS = 2000;

    private final Collection<Signature> signatures;

    NearestMiss(Supplies supplies) {
        signatures = supplies.signatures().size() <= MOST_KINDS ? supplies.signatures() : some(supplies.signatures());
    }

    /** By their tags, whoever was asked for by name before: so the sentence is the same on every replay. */
    private static List<Signature> some(Collection<Signature> all) {
        TreeSet<TagSet> kinds = new TreeSet<>();
        for (Signature signature : all) {
            TagSet kind = signature.tags;
            // Most stand behind the last one, which one look tells: to sort them all would be slow.
            if (kinds.size() < MOST_KINDS || kind.compareTo(kinds.last()) < 0) {
                kinds.add(kind);
                if (kinds.size() > MOST_KINDS) {
                    kinds.pollLast();
                }
            }
        }
        return all.stream().filter(signature -> kinds.contains(signature.tags)).toList();
    }

    String sentence(Demand demand) {
        if (signatures.isEmpty()) {
            return "No agent is registered in this pool.";
        }
        for (Need need : demand.needs()) {
            if (count(List.of(need)) == 0) {
                return none(need.expression());
            }
        }
        return tooFew(demand.needs());
    }

    /** Of the needs together, because no agent counts for two of them; of a single one, where that is too much already. */
    private String tooFew(List<Need> needs) {
        List<List<Need>> sets = new ArrayList<>();
        for (int set = 1; set < 1 << needs.size(); set++) {
            List<Need> some = new ArrayList<>();
            for (int need = 0; need < needs.size(); need++) {
                if ((set & 1 << need) != 0) {
                    some.add(needs.get(need));
                }
            }
            sets.add(some);
        }
        sets.sort(Comparator.comparingInt(List::size));
        for (List<Need> some : sets) {
            int matching = count(some);
            int wanted = some.stream().mapToInt(Need::count).sum();
            if (matching < wanted) {
                String what = some.stream()
                        .map(need -> need.expression().toString())
                        .distinct()
                        .collect(Collectors.joining(" or "));
                return agents(matching, "match", "matches") + " " + what + ", and " + wanted + " are wanted at once.";
            }
        }
        return "Not enough registered agents match all of it at once.";
    }

    private String none(TagExpression expression) {
        List<TagExpression> conditions = expression.conjuncts();
        Map<TagExpression, Integer> missedAlone = missedAlone(conditions);
        TagExpression missing = null;
        int most = 0;
        for (TagExpression condition : explained(conditions)) {
            int others = missedAlone.getOrDefault(condition, 0);
            if (others > most) {
                most = others;
                missing = condition;
            }
        }
        if (missing == null) {
            return "No registered agent matches " + expression + "." + nearest(unmet(conditions));
        }
        TagExpression condition = missing;
        List<TagExpression> others =
                conditions.stream().filter(other -> other != condition).toList();
        boolean plain = others.stream().allMatch(NearestMiss::isPlain);
        String have = plain ? agents(most, "have", "has") : agents(most, "match", "matches");
        String rest =
                others.stream().reduce(TagExpression.And::new).orElseThrow().toString();
        return have + " " + rest + ", " + lacking(condition, most == 1) + "."
                + nearest(condition, condition, expression);
    }

    /** @return by condition, how many agents meet all but that one; each kind of agent is looked at once */
    private Map<TagExpression, Integer> missedAlone(List<TagExpression> conditions) {
        Map<TagExpression, Integer> agents = new IdentityHashMap<>();
        if (conditions.size() == 1) {
            return agents;
        }
        for (Signature signature : signatures) {
            List<TagExpression> missed = conditions.stream()
                    .filter(condition -> !condition.matches(signature.tags, signature.name))
                    .limit(2)
                    .toList();
            if (missed.size() == 1) {
                agents.merge(missed.get(0), signature.registered(), Integer::sum);
            }
        }
        return agents;
    }

    /** What must not be is met by nearly everybody: that alone says nothing of what comes close. */
    private static List<TagExpression> explained(List<TagExpression> conditions) {
        List<TagExpression> asked = conditions.stream()
                .filter(condition -> !(condition instanceof TagExpression.Not))
                .toList();
        return asked.size() == 1
                ? conditions.stream()
                        .filter(condition -> condition != asked.get(0))
                        .toList()
                : conditions;
    }

    /** @param single whether it is said of one agent */
    private static String lacking(TagExpression condition, boolean single) {
        if (condition instanceof TagExpression.Not not && isPlain(not.inner())) {
            return (single ? "but also " : "all of them ") + not.inner();
        }
        if (isPlain(condition)) {
            return (single ? "but not " : "none of them ") + condition;
        }
        return (single ? "but does not match " : "none of them matches ") + condition;
    }

    /** Whether it can be had, as a tag can. */
    private static boolean isPlain(TagExpression condition) {
        return condition.parts().isEmpty();
    }

    /** @return the first that no agent meets, or null where each has its agents, but not the same ones */
    private TagExpression unmet(List<TagExpression> conditions) {
        return conditions.stream()
                .filter(condition -> count(List.of(Need.of(1, condition))) == 0)
                .findFirst()
                .orElse(null);
    }

    private String nearest(TagExpression unmet) {
        return unmet == null ? "" : nearest(unmet, unmet, unmet);
    }

    /** @return for example " The highest xcode is 16.1." or nothing */
    private String nearest(TagExpression condition, TagExpression without, TagExpression expression) {
        if (condition instanceof Compare compare) {
            TreeSet<String> values = values(compare.key(), without, expression);
            return values.isEmpty()
                    ? noValue(compare.key())
                    : switch (compare.operator()) {
                        case AT_LEAST, MORE -> " The highest " + compare.key() + " is " + values.last() + ".";
                        case AT_MOST, LESS -> " The lowest " + compare.key() + " is " + values.first() + ".";
                        case EQUAL, NOT_EQUAL -> there(compare.key(), values);
                    };
        }
        if (condition instanceof In in) {
            TreeSet<String> values = values(in.key(), without, expression);
            return values.isEmpty() ? noValue(in.key()) : there(in.key(), values);
        }
        return condition instanceof Has has ? meant(has.key()) : "";
    }

    private String noValue(String key) {
        String meant = meant(key);
        return meant.isEmpty() ? " None has a value for " + key + "." : meant;
    }

    private static String there(String key, TreeSet<String> values) {
        return " There " + (values.size() == 1 ? "is " : "are ") + key + "=" + shown(values) + ".";
    }

    /** The last resort is the order of the text, so that of two that are equal as versions the same one is shown. */
    private TreeSet<String> values(String key, TagExpression without, TagExpression expression) {
        TreeSet<String> values = new TreeSet<>(VersionOrder.INSTANCE.thenComparing(Comparator.<String>naturalOrder()));
        for (Signature signature : signatures) {
            if (matches(signature, expression, without)) {
                signature.tags.tags().stream()
                        .filter(tag -> tag.key().equals(key) && !tag.value().isEmpty())
                        .map(Tag::value)
                        .forEach(values::add);
            }
        }
        return values;
    }

    /** @return a key that differs in so few letters that it was probably meant, where nobody has the key itself */
    private String meant(String key) {
        TreeSet<String> keys = new TreeSet<>();
        for (Signature signature : signatures) {
            signature.tags.tags().forEach(tag -> keys.add(tag.key()));
        }
        if (keys.isEmpty() || keys.contains(key)) {
            return "";
        }
        String nearest = Nearest.to(key, keys);
        return Nearest.distance(key, nearest) <= Math.min(2, key.length() / 3) ? " Is " + nearest + " meant?" : "";
    }

    private static String shown(TreeSet<String> values) {
        List<String> first = values.descendingSet().stream().limit(5).toList();
        return String.join(", ", first) + (values.size() > first.size() ? " and others" : "");
    }

    /** @return how many agents match one of the needs at least */
    private int count(List<Need> needs) {
        int count = 0;
        for (Signature signature : signatures) {
            if (needs.stream().anyMatch(need -> need.expression().matches(signature.tags, signature.name))) {
                count += signature.registered();
            }
        }
        return count;
    }

    private static boolean matches(Signature signature, TagExpression expression, TagExpression without) {
        return expression.conjuncts().stream()
                .filter(condition -> condition != without)
                .allMatch(condition -> condition.matches(signature.tags, signature.name));
    }

    private static String agents(int count, String several, String one) {
        return count == 1 ? "1 agent " + one : count + " agents " + several;
    }
}
