package io.berth.reservation.pool.match;

import io.berth.reservation.tag.Tag;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpression.And;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.In;
import io.berth.reservation.tag.TagExpression.Operator;
import io.berth.reservation.tag.TagExpression.Or;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which signatures have a tag. Narrows the search for those that match an expression, so that a pool in which each agent
 * has a tag of its own ({@code host=mac-07}) is not evaluated whole for each new expression.
 */
final class TagIndex {
    private final Map<String, Values> byKey = new HashMap<>();
    private final Map<String, Signature> byName = new HashMap<>();

    /** The signatures that have a key, by its value. Many values stand with one signature only. */
    private static final class Values {
        private final Map<String, List<Signature>> byValue = new HashMap<>(2);
        private int size;

        int size(Collection<String> values) {
            int sum = 0;
            for (String value : values) {
                sum += byValue.getOrDefault(value, List.of()).size();
            }
            return sum;
        }
    }

    /**
     * Signatures of which all that match are among.
     *
     * @param size how many, those with several of the values counted for each
     * @param lists the same, in one or several lists
     */
    private record Narrowed(int size, Collection<List<Signature>> lists) {
        Narrowed and(Signature more) {
            List<List<Signature>> all = new ArrayList<>(lists);
            all.add(List.of(more));
            return new Narrowed(size + 1, all);
        }

        Narrowed and(Narrowed more) {
            List<List<Signature>> all = new ArrayList<>(lists);
            all.addAll(more.lists);
            return new Narrowed(size + more.size, all);
        }

        Collection<Signature> signatures() {
            if (lists.size() == 1) {
                return lists.iterator().next();
            }
            // One that has two of the values stands in two of the lists.
            Set<Signature> once = new HashSet<>();
            lists.forEach(once::addAll);
            return once;
        }
    }

    void add(Signature signature) {
        if (signature.name != null) {
            byName.put(signature.name, signature);
        }
        List<Tag> tags = signature.tags.tags();
        for (int i = 0; i < tags.size(); i++) {
            Values values = byKey.computeIfAbsent(tags.get(i).key(), key -> new Values());
            List<Signature> having = values.byValue.computeIfAbsent(tags.get(i).value(), value -> new ArrayList<>(1));
            signature.slots[i] = having.size();
            having.add(signature);
            values.size++;
        }
    }

    void remove(Signature signature) {
        if (signature.name != null) {
            byName.remove(signature.name);
        }
        List<Tag> tags = signature.tags.tags();
        for (int i = 0; i < tags.size(); i++) {
            Values values = byKey.get(tags.get(i).key());
            List<Signature> having = values.byValue.get(tags.get(i).value());
            Signature last = having.remove(having.size() - 1);
            if (last != signature) {
                having.set(signature.slots[i], last);
                last.slots[Collections.binarySearch(last.tags.tags(), tags.get(i))] = signature.slots[i];
            }
            if (having.isEmpty()) {
                values.byValue.remove(tags.get(i).value());
            }
            values.size--;
            if (values.size == 0) {
                byKey.remove(tags.get(i).key());
            }
        }
    }

    /** @return every signature that matches, each once, and perhaps others; null where the expression requires no tag */
    Collection<Signature> candidates(TagExpression expression) {
        Narrowed narrowed = narrowed(expression);
        return narrowed == null ? null : narrowed.signatures();
    }

    private Narrowed narrowed(TagExpression expression) {
        if (expression instanceof Has has) {
            Signature named = byName.get(has.key());
            return named == null ? any(has.key()) : any(has.key()).and(named);
        }
        if (expression instanceof Compare compare) {
            return compare.operator() == Operator.EQUAL
                    ? any(compare.key(), List.of(compare.value()))
                    : any(compare.key());
        }
        if (expression instanceof In in) {
            return any(in.key(), in.values());
        }
        if (expression instanceof And and) {
            return smaller(narrowed(and.left()), narrowed(and.right()));
        }
        if (expression instanceof Or or) {
            Narrowed left = narrowed(or.left());
            Narrowed right = left == null ? null : narrowed(or.right());
            return right == null ? null : left.and(right);
        }
        return null;
    }

    private Narrowed any(String key) {
        Values values = byKey.get(key);
        return values == null ? new Narrowed(0, List.of()) : new Narrowed(values.size, values.byValue.values());
    }

    private Narrowed any(String key, Collection<String> wanted) {
        Values values = byKey.get(key);
        return values == null
                ? new Narrowed(0, List.of())
                : new Narrowed(
                        values.size(wanted),
                        wanted.stream()
                                .map(value -> values.byValue.getOrDefault(value, List.of()))
                                .toList());
    }

    private static Narrowed smaller(Narrowed left, Narrowed right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.size <= right.size ? left : right;
    }
}
