package io.berth.reservation.pool.match;

import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Request;
import io.berth.reservation.tag.TagExpression;
import java.util.TreeMap;
import java.util.TreeSet;

/** The requests that wait for the same expression, in their order, and the agents that match it. */
final class Group {
    final TagExpression expression;
    final Census census = new Census();

    /** The matching signatures that have an available agent; the first is the best match. */
    final TreeSet<Signature> open = new TreeSet<>(Signature.LEAST_CAPABLE_FIRST);

    private final TreeMap<Long, RequestId> waiting = new TreeMap<>();
    private final Places places = new Places();

    Group(TagExpression expression) {
        this.expression = expression;
    }

    void joined(Signature signature) {
        census.addAll(signature.census);
        if (!signature.available.isEmpty()) {
            open.add(signature);
        }
    }

    void opened(Signature signature) {
        open.add(signature);
    }

    void closed(Signature signature) {
        open.remove(signature);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    RequestId first() {
        return waiting.firstEntry().getValue();
    }

    long firstPosition() {
        return waiting.firstKey();
    }

    void add(Request request) {
        waiting.put(request.position(), request.id());
        places.add(request.position());
    }

    void remove(Request request) {
        waiting.remove(request.position());
        places.remove(request.position());
    }

    int place(Request request) {
        return places.rank(request.position());
    }

    int size() {
        return places.size();
    }
}
