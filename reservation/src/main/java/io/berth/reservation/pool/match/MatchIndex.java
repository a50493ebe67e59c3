package io.berth.reservation.pool.match;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who fits whom, without looking at every agent or every request.
 *
 * <p>Agents with the same tags form a {@link Signature}, requests with the same expression form a {@link Group}. An
 * expression is evaluated once for each pair of them, when the first of either appears. A freed agent finds the first
 * request that fits in the ordered heads of its signature's groups; a new request walks the signatures that match it.
 *
 * <p>Derived wholly from agents and requests, so it is never stored. Not thread-safe.
 */
public final class MatchIndex {
    /** Groups without a waiting request are kept up to this number, because the same expressions come again. */
    private static final int EMPTY_GROUPS_KEPT = 256;

    private final Map<TagSet, Signature> signatures = new HashMap<>();
    private final Map<TagExpression, Group> groups = new HashMap<>();

    /** The empty groups, the one that emptied first in front. */
    private final LinkedHashMap<TagExpression, Group> empty = new LinkedHashMap<>();

    /** @param before null for a new agent */
    public void agentChanged(Agent before, Agent after) {
        if (before != null) {
            Signature signature = signatures.get(before.tags());
            signature.remove(before);
            if (signature.registered() == 0 && !before.tags().equals(after.tags())) {
                drop(signature);
            }
        }
        Signature signature = signatures.get(after.tags());
        if (signature == null) {
            signature = new Signature(after.tags());
            signatures.put(after.tags(), signature);
            for (Group group : groups.values()) {
                if (group.expression.matches(after.tags())) {
                    group.addMatching(signature);
                }
            }
        }
        signature.add(after);
    }

    /**
     * @param before null for a new request
     * @param after null for a request that is forgotten
     */
    public void requestChanged(Request before, Request after) {
        boolean waited = before != null && before.status() == RequestStatus.WAITING;
        boolean waits = after != null && after.status() == RequestStatus.WAITING;
        if (waited == waits) {
            return;
        }
        if (waits) {
            Group group = group(after.expression());
            empty.remove(after.expression());
            group.add(after);
        } else {
            Group group = groups.get(before.expression());
            group.remove(before);
            if (group.isEmpty()) {
                empty.put(before.expression(), group);
                evict();
            }
        }
    }

    /** @return the request that waits longest for an agent with these tags, or null */
    public RequestId firstWaitingFor(TagSet tags) {
        Map.Entry<Long, Group> first = signatures.get(tags).waiting.firstEntry();
        return first == null ? null : first.getValue().first();
    }

    /** @return up to {@code most} available agents that match, the best first */
    public List<AgentName> available(TagExpression expression, int most) {
        List<AgentName> found = new ArrayList<>();
        for (Signature signature : group(expression).matching) {
            for (Signature.Available available : signature.available) {
                if (found.size() == most) {
                    return found;
                }
                found.add(available.agent());
            }
        }
        return found;
    }

    /** @return how many registered agents match, and what they do */
    public Census census(TagExpression expression) {
        Census census = new Census();
        group(expression).matching.forEach(signature -> signature.addTo(census));
        return census;
    }

    /** @return the place of a waiting request among those that wait for the same expression, from 1 */
    public int place(Request request) {
        return group(request.expression()).place(request);
    }

    /** @return how many requests wait for the expression */
    public int waiting(TagExpression expression) {
        return group(expression).size();
    }

    private Group group(TagExpression expression) {
        Group known = groups.get(expression);
        if (known != null) {
            return known;
        }
        Group group = new Group(expression);
        signatures.values().stream()
                .filter(signature -> expression.matches(signature.tags))
                .sorted(Signature.LEAST_CAPABLE_FIRST)
                .forEach(group.matching::add);
        groups.put(expression, group);
        empty.put(expression, group);
        evict();
        return group;
    }

    private void drop(Signature signature) {
        signatures.remove(signature.tags);
        groups.values().forEach(group -> group.matching.remove(signature));
    }

    private void evict() {
        if (empty.size() > EMPTY_GROUPS_KEPT) {
            Iterator<TagExpression> eldest = empty.keySet().iterator();
            groups.remove(eldest.next());
            eldest.remove();
        }
    }
}
