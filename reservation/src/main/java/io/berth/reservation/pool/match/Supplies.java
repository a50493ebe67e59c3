package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Need;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Names;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Which agents match which expressions, without looking at every agent: agents that nobody can tell apart form a {@link
 * Signature}, and who matches whom is evaluated once for each pair of a signature and an expression, when the first of
 * either appears.
 */
final class Supplies {
    /** Supplies that no line waits for are kept up to this number, because the same expressions come again. */
    private static final int UNUSED_KEPT = 128;

    private final Function<AgentName, Agent> agents;
    private final Contest contest;
    private final Map<TagSet, Signature> byTags = new HashMap<>();

    /** Those of agents that something asks for by name. */
    private final Map<String, Signature> byName = new HashMap<>();

    private final TagIndex tags = new TagIndex();
    private final Map<Need, Supply> supplies = new HashMap<>();

    /** The one that was not used for longest in front. */
    private final LinkedHashMap<Need, Supply> unused = new LinkedHashMap<>();

    /** How many supplies ask for a word that may be the name of an agent. */
    private final Map<String, Integer> asked = new HashMap<>();

    /** The agents that have a signature of their own, because something asks, or asked, for them by name. */
    private final Set<String> singled = new HashSet<>();

    /** @param agents finds an agent as it was last told to {@link #changed} */
    Supplies(Function<AgentName, Agent> agents, Contest contest) {
        this.agents = agents;
        this.contest = contest;
    }

    /**
     * @param before null for a new agent
     * @param after null for an agent that is removed
     */
    void changed(Agent before, Agent after) {
        if (before != null && after != null && before.tags().equals(after.tags())) {
            signature(before).changed(before, after);
            return;
        }
        if (before != null) {
            Signature left = signature(before);
            left.changed(before, null);
            if (left.registered() == 0) {
                drop(left);
            }
        }
        if (after == null) {
            singled.remove(before.name().value());
            return;
        }
        if (before == null && asked.containsKey(after.name().value())) {
            singled.add(after.name().value());
        }
        joined(after).changed(null, after);
    }

    private void drop(Signature signature) {
        if (signature.name == null) {
            byTags.remove(signature.tags);
        } else {
            byName.remove(signature.name);
        }
        signature.links.forEach(link -> link.supply.dropped(link));
        tags.remove(signature);
    }

    /**
     * @return the signature of agents with these tags, as the agent of that name has it; null where there is none now, or
     *     where the agent was removed, so that nothing tells any more who asks for it by its name
     */
    Signature signature(AgentName name, TagSet agentTags) {
        if (agents.apply(name) == null) {
            return null;
        }
        Signature known = singled.contains(name.value()) ? byName.get(name.value()) : byTags.get(agentTags);
        return known == null || !known.tags.equals(agentTags) ? null : known;
    }

    private Signature signature(Agent agent) {
        String name = agent.name().value();
        return singled.contains(name) ? byName.get(name) : byTags.get(agent.tags());
    }

    /** @return the signature of an agent that has come, or has other tags now */
    private Signature joined(Agent agent) {
        Signature known = signature(agent);
        if (known != null) {
            return known;
        }
        String name = agent.name().value();
        Signature signature = new Signature(agent.tags(), singled.contains(name) ? name : null);
        if (signature.name == null) {
            byTags.put(agent.tags(), signature);
        } else {
            byName.put(name, signature);
        }
        tags.add(signature);
        for (Supply supply : supplies.values()) {
            if (supply.need.matches(signature.tags, signature.name)) {
                signature.join(supply);
            }
        }
        return signature;
    }

    /** @return the same tags, as a signature has them where there is one */
    TagSet shared(TagSet agentTags) {
        Signature known = byTags.get(agentTags);
        return known == null ? agentTags : known.tags;
    }

    List<Signature> signatures() {
        List<Signature> all = new ArrayList<>(byTags.values());
        all.addAll(byName.values());
        return all;
    }

    /** @return the supply, which may be dropped when the next one is asked for, unless a line waits for it */
    Supply of(Need wanted) {
        Need need = wanted.one();
        Supply known = supplies.get(need);
        if (known != null) {
            if (known.lines.isEmpty()) {
                unused.remove(need);
                unused.put(need, known);
            }
            return known;
        }
        single(need);
        Supply supply = new Supply(need, contest);
        Collection<Signature> candidates = tags.candidates(need.expression());
        for (Signature signature : candidates == null ? signatures() : candidates) {
            if (need.matches(signature.tags, signature.name)) {
                signature.join(supply);
            }
        }
        supplies.put(need, supply);
        left(supply);
        return supply;
    }

    /** Gives the agents that the supply names a signature of their own. */
    private void single(Need need) {
        for (String name : names(need)) {
            asked.merge(name, 1, Integer::sum);
            Agent agent = Names.problem("agent", name).isPresent() ? null : agents.apply(new AgentName(name));
            if (agent != null && !singled.contains(name)) {
                Signature shared = signature(agent);
                shared.changed(agent, null);
                if (shared.registered() == 0) {
                    drop(shared);
                }
                singled.add(name);
                joined(agent).changed(null, agent);
            }
        }
    }

    private static Set<String> names(Need need) {
        Set<String> names = new TreeSet<>(need.expression().atoms());
        need.except().forEach(agent -> names.add(agent.value()));
        return names;
    }

    /** A line waits for it. */
    void taken(Supply supply, Line line) {
        supply.lines.add(line);
        unused.remove(supply.need);
    }

    /** The line waits for it no more. */
    void left(Supply supply, Line line) {
        supply.lines.remove(line);
        if (supply.lines.isEmpty()) {
            left(supply);
        }
    }

    private void left(Supply supply) {
        unused.put(supply.need, supply);
        if (unused.size() > UNUSED_KEPT) {
            Iterator<Supply> eldest = unused.values().iterator();
            Supply dropped = eldest.next();
            eldest.remove();
            supplies.remove(dropped.need);
            names(dropped.need).forEach(name -> asked.computeIfPresent(name, (word, n) -> n == 1 ? null : n - 1));
            dropped.links().forEach(link -> link.signature.leave(link));
        }
    }
}
