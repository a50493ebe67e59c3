package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Need;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The agents that match one expression. */
final class Supply {
    /** So many signatures are listed, which bounds what they take of memory and of time. */
    private static final int FEW = 32;

    /** What tells supplies apart: a need without its count. */
    record Key(TagExpression expression, List<AgentName> except) {
        static Key of(Need need) {
            return new Key(need.expression(), need.except());
        }

        Key and(TagExpression more) {
            return new Key(new TagExpression.And(expression, more), except);
        }

        /** Both are for the same request, which declined the same agents. */
        Key or(Key other) {
            return new Key(new TagExpression.Or(expression, other.expression), except);
        }

        Need need() {
            return new Need(1, expression, except);
        }
    }

    final Key key;
    final Census census = new Census();

    /** The matching signatures that have an available agent; the first is the best match. */
    final TreeSet<Signature> open = new TreeSet<>(Signature.BEST_FIRST);

    /** Those that match, as far as {@link #few}. */
    private final List<Signature> signatures = new ArrayList<>(1);

    /** How many more match than are listed. */
    private int unlisted;

    private long visited;

    /** The lines that wait for these agents. While there are any, the supply is kept. */
    final Set<Line> lines = new HashSet<>();

    Supply(Key key) {
        this.key = key;
    }

    void joined(Signature signature) {
        if (signatures.size() < FEW) {
            signatures.add(signature);
        } else {
            unlisted++;
        }
        census.addAll(signature.census);
        if (!signature.available.isEmpty()) {
            opened(signature);
        }
    }

    /** The signature has no agent any more. */
    void dropped(Signature signature) {
        if (!signatures.remove(signature)) {
            unlisted--;
        }
    }

    /** @return all signatures that match, or null where they may be more than a few */
    List<Signature> few() {
        return unlisted > 0 ? null : signatures;
    }

    /** @return whether it was not visited in that round yet; it is now */
    boolean isFirstVisit(long round) {
        boolean first = visited != round;
        visited = round;
        return first;
    }

    void opened(Signature signature) {
        open.add(signature);
        lines.forEach(Line::refresh);
    }

    void closed(Signature signature) {
        open.remove(signature);
        lines.forEach(Line::refresh);
    }
}
