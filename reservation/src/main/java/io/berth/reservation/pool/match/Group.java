package io.berth.reservation.pool.match;

import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Request;
import io.berth.reservation.tag.TagExpression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;

/** The requests that wait for the same expression, in their order, and the signatures that match it. */
final class Group {
    final TagExpression expression;

    /** Kept in {@link Signature#LEAST_CAPABLE_FIRST} order: the first with an agent is the best match. */
    final List<Signature> matching = new ArrayList<>();

    private final TreeMap<Long, RequestId> waiting = new TreeMap<>();
    private final Places places = new Places();

    Group(TagExpression expression) {
        this.expression = expression;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    RequestId first() {
        return waiting.firstEntry().getValue();
    }

    void add(Request request) {
        Long before = head();
        waiting.put(request.position(), request.id());
        places.add(request.position());
        headMoved(before);
    }

    void remove(Request request) {
        Long before = head();
        waiting.remove(request.position());
        places.remove(request.position());
        headMoved(before);
    }

    void addMatching(Signature signature) {
        int at = Collections.binarySearch(matching, signature, Signature.LEAST_CAPABLE_FIRST);
        matching.add(-at - 1, signature);
        if (!isEmpty()) {
            signature.waiting.put(head(), this);
        }
    }

    int place(Request request) {
        return places.rank(request.position());
    }

    int size() {
        return places.size();
    }

    private Long head() {
        return waiting.isEmpty() ? null : waiting.firstKey();
    }

    private void headMoved(Long before) {
        Long now = head();
        if (now == null ? before == null : now.equals(before)) {
            return;
        }
        for (Signature signature : matching) {
            if (before != null) {
                signature.waiting.remove(before);
            }
            if (now != null) {
                signature.waiting.put(now, this);
            }
        }
    }
}
