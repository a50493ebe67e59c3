package io.berth.reservation.pool.match;

import io.berth.reservation.tag.Tag;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagExpression.And;
import io.berth.reservation.tag.TagExpression.Compare;
import io.berth.reservation.tag.TagExpression.Has;
import io.berth.reservation.tag.TagExpression.In;
import io.berth.reservation.tag.TagExpression.Operator;
import io.berth.reservation.tag.TagExpression.Or;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which signatures have a tag. Narrows the search for those that match an expression, so that a pool in which each agent
 * has a tag of its own ({@code host=mac-07}) is not evaluated whole for each new expression.
 */
final class TagIndex {
    private final Set<Signature> all = new HashSet<>();
    private final Map<String, Set<Signature>> byKey = new HashMap<>();
    private final Map<Tag, Set<Signature>> byTag = new HashMap<>();

    void add(Signature signature) {
        all.add(signature);
        if (signature.key.name() != null) {
            byKey.computeIfAbsent(signature.key.name(), key -> new HashSet<>()).add(signature);
        }
        for (Tag tag : signature.key.tags().tags()) {
            byKey.computeIfAbsent(tag.key(), key -> new HashSet<>()).add(signature);
            byTag.computeIfAbsent(tag, key -> new HashSet<>()).add(signature);
        }
    }

    void remove(Signature signature) {
        all.remove(signature);
        if (signature.key.name() != null) {
            remove(byKey, signature.key.name(), signature);
        }
        for (Tag tag : signature.key.tags().tags()) {
            remove(byKey, tag.key(), signature);
            remove(byTag, tag, signature);
        }
    }

    private static <K> void remove(Map<K, Set<Signature>> index, K key, Signature signature) {
        Set<Signature> having = index.get(key);
        // A signature with two values of one key is removed at the first.
        if (having != null && having.remove(signature) && having.isEmpty()) {
            index.remove(key);
        }
    }

    /** @return every signature that matches, and perhaps others */
    Collection<Signature> candidates(TagExpression expression) {
        return narrowed(expression).orElse(all);
    }

    /** @return empty where the expression requires no tag */
    private Optional<Set<Signature>> narrowed(TagExpression expression) {
        if (expression instanceof Has has) {
            return Optional.of(byKey.getOrDefault(has.key(), Set.of()));
        }
        if (expression instanceof Compare compare) {
            return Optional.of(
                    compare.operator() == Operator.EQUAL
                            ? byTag.getOrDefault(new Tag(compare.key(), compare.value()), Set.of())
                            : byKey.getOrDefault(compare.key(), Set.of()));
        }
        if (expression instanceof In in) {
            return Optional.of(byKey.getOrDefault(in.key(), Set.of()));
        }
        if (expression instanceof And and) {
            return smaller(narrowed(and.left()), narrowed(and.right()));
        }
        if (expression instanceof Or or) {
            return narrowed(or.left()).flatMap(left -> narrowed(or.right()).map(right -> union(left, right)));
        }
        return Optional.empty();
    }

    private static Optional<Set<Signature>> smaller(Optional<Set<Signature>> left, Optional<Set<Signature>> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.or(() -> right);
        }
        return left.get().size() <= right.get().size() ? left : right;
    }

    private static Set<Signature> union(Set<Signature> left, Set<Signature> right) {
        Set<Signature> either = new HashSet<>(left);
        either.addAll(right);
        return either;
    }
}
