package io.berth.reservation.demand;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagExpression;
import io.berth.reservation.tag.TagSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * So many agents that match an expression.
 *
 * @param count how many, at least 1
 * @param expression what their tags must be
 * @param except agents that are not wanted although they match, because the master declined them; sorted
 */
public record Need(int count, TagExpression expression, List<AgentName> except) {

    /** @throws IllegalArgumentException if the count is less than 1 */
    public Need {
        if (count < 1) {
            throw new IllegalArgumentException("A need is for at least 1 agent, not " + count + ".");
        }
        except = except.size() < 2 ? List.copyOf(except) : List.copyOf(new TreeSet<>(except));
    }

    public static Need of(int count, TagExpression expression) {
        return new Need(count, expression, List.of());
    }

    /** @param agent the agent's name; null where no expression asks for it */
    public boolean matches(TagSet tags, String agent) {
        if (agent != null && except.stream().anyMatch(name -> name.value().equals(agent))) {
            return false;
        }
        return expression.matches(tags, agent);
    }

    Need without(Collection<AgentName> agents) {
        TreeSet<AgentName> more = new TreeSet<>(except);
        more.addAll(agents);
        return new Need(count, expression, List.copyOf(more));
    }

    /** @return the same need for one agent */
    public Need one() {
        return count == 1 ? this : new Need(1, expression, except);
    }

    /** @return the need for one agent that matches that too */
    public Need and(TagExpression more) {
        return new Need(1, new TagExpression.And(expression, more), except);
    }

    /**
     * @param other a need of the same request, for which the same agents are not wanted
     * @return the need for one agent that meets either
     */
    public Need or(Need other) {
        return new Need(1, new TagExpression.Or(expression, other.expression), except);
    }

    /** @return for example "macos" or "2 of windows" */
    @Override
    public String toString() {
        return count == 1 ? expression.toString() : count + " of " + expression;
    }
}
