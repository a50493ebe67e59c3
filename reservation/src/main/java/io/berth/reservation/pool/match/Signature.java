package io.berth.reservation.pool.match;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The agents that have the same tags, and are therefore interchangeable: how many are in which state, which are
 * available in the order in which they became so, and which groups of requests they match.
 */
final class Signature {
    /** Fewer tags first: an agent that can do less is given away before one that can do more. */
    static final Comparator<Signature> LEAST_CAPABLE_FIRST = Comparator.<Signature>comparingInt(
                    signature -> signature.tags.tags().size())
            .thenComparing(signature -> signature.tags);

    final TagSet tags;
    final Census census = new Census();

    /** Longest available first. */
    final TreeSet<Available> available = new TreeSet<>();

    private final Set<Group> groups = new HashSet<>();

    Signature(TagSet tags) {
        this.tags = tags;
    }

    void join(Group group) {
        groups.add(group);
        group.joined(this);
    }

    void leave(Group group) {
        groups.remove(group);
    }

    void add(Agent agent) {
        count(agent, 1);
        if (agent.status() == AgentStatus.AVAILABLE) {
            boolean opens = available.isEmpty();
            available.add(Available.of(agent));
            if (opens) {
                groups.forEach(group -> group.opened(this));
            }
        }
    }

    void remove(Agent agent) {
        count(agent, -1);
        if (agent.status() == AgentStatus.AVAILABLE) {
            available.remove(Available.of(agent));
            if (available.isEmpty()) {
                groups.forEach(group -> group.closed(this));
            }
        }
    }

    private void count(Agent agent, int by) {
        census.count(agent, by);
        groups.forEach(group -> group.census.count(agent, by));
    }

    /** @return the group whose first request waits longest, or null where nobody waits */
    Group longestWaiting() {
        Group longest = null;
        for (Group group : groups) {
            if (!group.isEmpty() && (longest == null || group.firstPosition() < longest.firstPosition())) {
                longest = group;
            }
        }
        return longest;
    }

    /** An available agent in its order. */
    record Available(long since, AgentName agent) implements Comparable<Available> {
        private static final Comparator<Available> ORDER =
                Comparator.comparingLong(Available::since).thenComparing(Available::agent);

        static Available of(Agent agent) {
            return new Available(agent.sincePosition(), agent.name());
        }

        @Override
        public int compareTo(Available other) {
            return ORDER.compare(this, other);
        }
    }
}
