package io.berth.reservation.demand;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagExpression;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is reserved together or not at all.
 *
 * @param needs 1 to {@link #MAX_NEEDS}, each for agents of its own: no agent counts for two of them
 */
public record Demand(List<Need> needs) {
    public static final int MAX_NEEDS = 4;

    /** The most agents that are reserved together. */
    public static final int MAX_AGENTS = 32;

    /** @throws IllegalArgumentException if there are no needs, too many, or too many agents are wanted */
    public Demand {
        needs = List.copyOf(needs);
        if (needs.isEmpty() || needs.size() > MAX_NEEDS) {
            throw new IllegalArgumentException(
                    "A request names " + needs.size() + " kinds of agents; expected 1 to " + MAX_NEEDS + ".");
        }
        long wanted = needs.stream().mapToLong(Need::count).sum();
        if (wanted > MAX_AGENTS) {
            throw new IllegalArgumentException("A request asks for " + wanted + " agents at once; at most " + MAX_AGENTS
                    + " are reserved together.");
        }
    }

    public static Demand of(TagExpression expression) {
        return new Demand(List.of(Need.of(1, expression)));
    }

    /** @return how many agents are wanted */
    public int agents() {
        return needs.stream().mapToInt(Need::count).sum();
    }

    /** @return the same demand for other agents than these */
    public Demand without(Collection<AgentName> agents) {
        return agents.isEmpty()
                ? this
                : new Demand(needs.stream().map(need -> need.without(agents)).toList());
    }

    /** @return for example "macos" or "1 of macos and 2 of windows" */
    @Override
    public String toString() {
        if (needs.size() == 1) {
            return needs.get(0).toString();
        }
        return needs.stream()
                .map(need -> need.count() + " of " + need.expression())
                .collect(Collectors.joining(" and "));
    }
}
