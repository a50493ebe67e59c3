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
 * <p>Agents with the same tags form a {@link Signature}, requests with the same expression form a {@link Group}. Who
 * matches whom is evaluated once for each pair of them, when the first of either appears. A freed agent looks at the
 * heads of the groups that match it; a new request looks at the best signature of its group that has an agent. So a
 * decision costs as much as there are different expressions that match one agent, however many agents and requests there
 * are.
 *
 * <p>Derived wholly from agents and requests, so it is never stored. Not thread-safe.
 */
public final class MatchIndex {
    /** Groups without a waiting request are kept up to this number, because the same expressions come again. */
    private static final int EMPTY_GROUPS_KEPT = 64;

    private final Map<TagSet, Signature> signatures = new HashMap<>();
    private final TagIndex tags = new TagIndex();
    private final Map<TagExpression, Group> groups = new HashMap<>();

    /** The empty groups, the one that emptied first in front. */
    private final LinkedHashMap<TagExpression, Group> empty = new LinkedHashMap<>();

    /** @param before null for a new agent */
    public void agentChanged(Agent before, Agent after) {
        if (before != null) {
            Signature left = signatures.get(before.tags());
            left.remove(before);
            if (left.census.registered() == 0 && !before.tags().equals(after.tags())) {
                signatures.remove(left.tags);
                tags.remove(left);
            }
        }
        signature(after.tags()).add(after);
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
                keepEmpty(group);
            }
        }
    }

    /** @return the request that waits longest for an agent with these tags, or null */
    public RequestId firstWaitingFor(TagSet agentTags) {
        Group longest = signatures.get(agentTags).longestWaiting();
        return longest == null ? null : longest.first();
    }

    /** @return up to {@code most} available agents that match, the best first */
    public List<AgentName> available(TagExpression expression, int most) {
        List<AgentName> found = new ArrayList<>();
        for (Signature signature : group(expression).open) {
            for (Signature.Available available : signature.available) {
                if (found.size() == most) {
                    return found;
                }
                found.add(available.agent());
            }
        }
        return found;
    }

    /** @return how many registered agents match, and what they do; changes with them */
    public Census census(TagExpression expression) {
        return group(expression).census;
    }

    /** @return the place of a waiting request among those that wait for the same expression, from 1 */
    public int place(Request request) {
        return group(request.expression()).place(request);
    }

    /** @return how many requests wait for the expression */
    public int waiting(TagExpression expression) {
        return group(expression).size();
    }

    private Signature signature(TagSet agentTags) {
        Signature known = signatures.get(agentTags);
        if (known != null) {
            return known;
        }
        Signature signature = new Signature(agentTags);
        signatures.put(agentTags, signature);
        tags.add(signature);
        for (Group group : groups.values()) {
            if (group.expression.matches(agentTags)) {
                signature.join(group);
            }
        }
        return signature;
    }

    private Group group(TagExpression expression) {
        Group known = groups.get(expression);
        if (known != null) {
            return known;
        }
        Group group = new Group(expression);
        for (Signature signature : tags.candidates(expression)) {
            if (expression.matches(signature.tags)) {
                signature.join(group);
            }
        }
        groups.put(expression, group);
        keepEmpty(group);
        return group;
    }

    private void keepEmpty(Group group) {
        empty.put(group.expression, group);
        if (empty.size() > EMPTY_GROUPS_KEPT) {
            Iterator<Group> eldest = empty.values().iterator();
            Group dropped = eldest.next();
            eldest.remove();
            groups.remove(dropped.expression);
            tags.candidates(dropped.expression).forEach(signature -> signature.leave(dropped));
        }
    }
}
