package io.berth.reservation.pool.walk;

import io.berth.reservation.demand.Need;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Request;
import io.berth.reservation.tag.Preference;
import java.util.Comparator;
import java.util.List;

/**
 * Which of the available agents a request gets first: by its preferences, the first above all; among those that its
 * master used, where it wants them, the one used last; then those with the fewest tags; then by the text of the tags;
 * then those available for longest.
 *
 * @param available those that it may get
 */
record Choice(Request request, List<Agent> available) {

    static final Comparator<Agent> UNLIKED = Comparator.<Agent>comparingInt(
                    agent -> agent.tags().tags().size())
            .thenComparing(Agent::tags)
            .thenComparingLong(Agent::sincePosition)
            .thenComparing(Agent::name);

    /** @return every agent for the need, the best first */
    List<Agent> best(Need need) {
        return matching(need, this::compare);
    }

    /** @return the same, had it no preferences */
    List<Agent> unliked(Need need) {
        return matching(need, UNLIKED);
    }

    private List<Agent> matching(Need need, Comparator<Agent> how) {
        return available.stream()
                .filter(agent -> need.matches(agent.tags(), agent.name().value()))
                .sorted(how)
                .toList();
    }

    private int compare(Agent left, Agent right) {
        for (Preference preference : request.wish().preferences()) {
            boolean liked = likes(preference, left);
            if (liked != likes(preference, right)) {
                return liked ? -1 : 1;
            }
        }
        boolean bothUsed = request.wish().preferences().stream()
                .anyMatch(preference -> preference instanceof Preference.LastUsed
                        && likes(preference, left)
                        && likes(preference, right));
        return bothUsed ? Long.compare(right.epoch(), left.epoch()) : UNLIKED.compare(left, right);
    }

    private boolean likes(Preference preference, Agent agent) {
        return preference instanceof Preference.Matching matching
                ? matching.expression().matches(agent.tags(), agent.name().value())
                : request.master().equals(agent.lastMaster());
    }
}
