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
 * The agents that no request can tell apart, because they have the same tags and none asks for one of them by its name:
 * how many are in which state, which are available in the order in which they became so, and what they supply.
 */
final class Signature {
    /**
     * Fewer tags first: an agent that can do less is given away before one that can do more. Of those with the same tags
     * the one for the agents that nothing names, then the single agents, longest available
     * first. For signatures that have available agents.
     */
    static final Comparator<Signature> BEST_FIRST = Comparator.<Signature>comparingInt(
                    signature -> signature.key.tags().tags().size())
            .thenComparing(signature -> signature.key.tags())
            .thenComparing(
                    signature -> signature.key.name() == null ? null : signature.opened,
                    Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * What tells signatures apart.
     *
     * @param name the agent's, where something asks for it; else null
     */
    record Key(TagSet tags, String name) {}

    final Key key;
    final Census census = new Census();

    /** Longest available first. */
    final TreeSet<Available> available = new TreeSet<>();

    final Set<Supply> supplies = new HashSet<>();

    /** The first that came to be available when there was none. Stays when that one is taken, so that it orders. */
    private Available opened;

    Signature(Key key) {
        this.key = key;
    }

    void join(Supply supply) {
        supplies.add(supply);
        supply.joined(this);
    }

    void leave(Supply supply) {
        supplies.remove(supply);
    }

    void add(Agent agent) {
        count(agent, 1);
        if (agent.status() == AgentStatus.AVAILABLE) {
            boolean opens = available.isEmpty();
            available.add(Available.of(agent));
            if (opens) {
                opened = available.first();
                supplies.forEach(supply -> supply.opened(this));
            }
        }
    }

    void remove(Agent agent) {
        count(agent, -1);
        if (agent.status() == AgentStatus.AVAILABLE) {
            available.remove(Available.of(agent));
            if (available.isEmpty()) {
                supplies.forEach(supply -> supply.closed(this));
            }
        }
    }

    private void count(Agent agent, int by) {
        census.count(agent, by);
        supplies.forEach(supply -> supply.census.count(agent, by));
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
