package io.berth.reservation.pool.match;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
                    signature -> signature.tags.tags().size())
            .thenComparing(signature -> signature.tags)
            .thenComparing(
                    signature -> signature.name == null ? null : signature.opened,
                    Comparator.nullsFirst(Comparator.naturalOrder()));

    final TagSet tags;

    /** The agent's, where something asks for it; else null. */
    final String name;

    /** Longest available first. */
    final Row<Available> available = new Available.LongestFirst();

    final List<Link> links = new ArrayList<>(1);

    /** Where the {@link TagIndex} keeps it, for each of its tags. */
    final int[] slots;

    /** While there is one agent only it is not counted, but looked at: there may be as many signatures as agents. */
    private Agent only;

    private Census counted;

    /** How many supplies count its agents as they change; kept by these. */
    int counting;

    /** The first that came to be available when there was none. Stays when that one is taken, so that it orders. */
    private Available opened;

    Signature(TagSet tags, String name) {
        this.tags = tags;
        this.name = name;
        this.slots = new int[tags.tags().size()];
    }

    void join(Supply supply) {
        Link link = new Link(this, supply);
        link.inSignature = links.size();
        links.add(link);
        supply.joined(link);
    }

    void leave(Link link) {
        if (link.supply.isCounting()) {
            counting--;
        }
        Link last = links.remove(links.size() - 1);
        if (last != link) {
            links.set(link.inSignature, last);
            last.inSignature = link.inSignature;
        }
    }

    /**
     * @param before null for an agent that comes
     * @param after null for an agent that goes
     */
    void changed(Agent before, Agent after) {
        count(before, after);
        boolean wasOpen = isOpen();
        if (isAvailable(before)) {
            available.remove(Available.of(before));
        }
        if (isAvailable(after)) {
            available.add(Available.of(after));
        }
        if (!wasOpen && isOpen()) {
            opened = available.first();
            for (int i = 0; i < links.size(); i++) {
                links.get(i).supply.opened(this);
            }
        } else if (wasOpen && !isOpen()) {
            for (int i = 0; i < links.size(); i++) {
                links.get(i).supply.closed(this);
            }
        }
    }

    private static boolean isAvailable(Agent agent) {
        return agent != null && agent.status() == AgentStatus.AVAILABLE;
    }

    private void count(Agent before, Agent after) {
        if (counted != null) {
            counted.changed(before, after);
        } else if (only == null || before != null) {
            only = after;
        } else {
            counted = new Census();
            counted.changed(null, only);
            counted.changed(null, after);
            only = null;
        }
        for (int i = 0; counting > 0 && i < links.size(); i++) {
            links.get(i).supply.counted(before, after);
        }
    }

    boolean isOpen() {
        return !available.isEmpty();
    }

    int registered() {
        return counted == null ? only == null ? 0 : 1 : counted.registered();
    }

    /** @return whether any of its agents serves the queue, now or when its turn is over */
    boolean isServing() {
        Census census = new Census();
        addTo(census);
        return census.serving() > 0;
    }

    /** Counts its agents there too. */
    void addTo(Census census) {
        if (counted != null) {
            census.addAll(counted);
        } else if (only != null) {
            census.changed(null, only);
        }
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

        /** Available agents of one kind. */
        private static final class LongestFirst extends Row<Available> {
            @Override
            int compare(Available left, Available right) {
                return left.compareTo(right);
            }
        }
    }
}
