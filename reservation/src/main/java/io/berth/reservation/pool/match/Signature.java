package io.berth.reservation.pool.match;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The agents that have the same tags, and are therefore interchangeable: how many are in which state, which are
 * available in the order in which they became so, and which groups of requests wait for them.
 */
final class Signature {
    /** Fewer tags first: an agent that can do less is given away before one that can do more. */
    static final Comparator<Signature> LEAST_CAPABLE_FIRST = Comparator.<Signature>comparingInt(
                    signature -> signature.tags.tags().size())
            .thenComparing(signature -> signature.tags);

    final TagSet tags;

    /** Longest available first. */
    final TreeSet<Available> available = new TreeSet<>();

    /** The groups that wait for these agents, by the position of their first request. */
    final TreeMap<Long, Group> waiting = new TreeMap<>();

    private final int[] byStatus = new int[AgentStatus.values().length];
    private int lost;
    private int registered;

    Signature(TagSet tags) {
        this.tags = tags;
    }

    void add(Agent agent) {
        change(agent, 1);
        if (agent.status() == AgentStatus.AVAILABLE) {
            available.add(Available.of(agent));
        }
    }

    void remove(Agent agent) {
        change(agent, -1);
        if (agent.status() == AgentStatus.AVAILABLE) {
            available.remove(Available.of(agent));
        }
    }

    private void change(Agent agent, int by) {
        byStatus[agent.status().ordinal()] += by;
        registered += by;
        if (!agent.online() && agent.status() != AgentStatus.OFFLINE) {
            lost += by;
        }
    }

    int registered() {
        return registered;
    }

    void addTo(Census census) {
        census.add(registered, byStatus, lost);
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
