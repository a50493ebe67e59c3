package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Need;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagExpression;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The agents that match one expression. */
final class Supply {
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

    /** The lines that wait for these agents. While there are any, the supply is kept. */
    final Set<Line> lines = new HashSet<>();

    Supply(Key key) {
        this.key = key;
    }

    void joined(Signature signature) {
        census.addAll(signature.census);
        if (!signature.available.isEmpty()) {
            opened(signature);
        }
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
