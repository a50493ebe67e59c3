package io.berth.reservation.pool.match;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Names;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.tag.TagSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
    private final Map<Signature.Key, Signature> signatures = new HashMap<>();
    private final TagIndex tags = new TagIndex();
    private final Map<Supply.Key, Supply> supplies = new HashMap<>();

    /** The one that was not used for longest in front. */
    private final LinkedHashMap<Supply.Key, Supply> unused = new LinkedHashMap<>();

    /** How many supplies ask for a word that may be the name of an agent. */
    private final Map<String, Integer> asked = new HashMap<>();

    /** The agents that have a signature of their own, because something asks, or asked, for them by name. */
    private final Set<String> singled = new TreeSet<>();

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
            signatures.get(key(before)).changed(before, after);
            return;
        }
        if (before != null) {
            Signature left = signatures.get(key(before));
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
        signature(key(after)).changed(null, after);
    }

    private void drop(Signature signature) {
        signatures.remove(signature.key);
        signature.links.forEach(link -> link.supply.dropped(link));
        tags.remove(signature);
    }

    /**
     * @return the signature of agents with these tags, as the agent of that name has it; null where there is none now, or
     *     where the agent was removed, so that nothing tells any more who asks for it by its name
     */
    Signature signature(AgentName name, TagSet agentTags) {
        return agents.apply(name) == null
                ? null
                : signatures.get(new Signature.Key(agentTags, singled.contains(name.value()) ? name.value() : null));
    }

    private Signature.Key key(Agent agent) {
        String name = agent.name().value();
        return new Signature.Key(agent.tags(), singled.contains(name) ? name : null);
    }

    private Signature signature(Signature.Key key) {
        Signature known = signatures.get(key);
        if (known != null) {
            return known;
        }
        Signature signature = new Signature(key);
        signatures.put(key, signature);
        tags.add(signature);
        for (Supply supply : supplies.values()) {
            if (supply.key.need().matches(key.tags(), key.name())) {
                signature.join(supply);
            }
        }
        return signature;
    }

    /** @return the same tags, as a signature has them where there is one */
    TagSet shared(TagSet agentTags) {
        Signature known = signatures.get(new Signature.Key(agentTags, null));
        return known == null ? agentTags : known.key.tags();
    }

    Collection<Signature> signatures() {
        return signatures.values();
    }

    /** @return the supply, which may be dropped when the next one is asked for, unless a line waits for it */
    Supply of(Supply.Key key) {
        Supply known = supplies.get(key);
        if (known != null) {
            if (unused.remove(key) != null) {
                unused.put(key, known);
            }
            return known;
        }
        single(key);
        Supply supply = new Supply(key, contest);
        Collection<Signature> candidates = tags.candidates(key.expression());
        for (Signature signature : candidates == null ? signatures.values() : candidates) {
            if (key.need().matches(signature.key.tags(), signature.key.name())) {
                signature.join(supply);
            }
        }
        supplies.put(key, supply);
        left(supply);
        return supply;
    }

    /** Gives the agents that the supply names a signature of their own. */
    private void single(Supply.Key key) {
        for (String name : names(key)) {
            asked.merge(name, 1, Integer::sum);
            Agent agent = Names.problem("agent", name).isPresent() ? null : agents.apply(new AgentName(name));
            if (agent != null && !singled.contains(name)) {
                Signature shared = signatures.get(key(agent));
                shared.changed(agent, null);
                if (shared.registered() == 0) {
                    drop(shared);
                }
                singled.add(name);
                signature(key(agent)).changed(null, agent);
            }
        }
    }

    private static Set<String> names(Supply.Key key) {
        Set<String> names = new TreeSet<>(key.expression().atoms());
        key.except().forEach(agent -> names.add(agent.value()));
        return names;
    }

    /** A line waits for it. */
    void taken(Supply supply, Line line) {
        supply.lines.add(line);
        unused.remove(supply.key);
    }

    /** The line waits for it no more. */
    void left(Supply supply, Line line) {
        supply.lines.remove(line);
        if (supply.lines.isEmpty()) {
            left(supply);
        }
    }

    private void left(Supply supply) {
        unused.put(supply.key, supply);
        if (unused.size() > UNUSED_KEPT) {
            Iterator<Supply> eldest = unused.values().iterator();
            Supply dropped = eldest.next();
            eldest.remove();
            supplies.remove(dropped.key);
            names(dropped.key).forEach(name -> asked.computeIfPresent(name, (word, n) -> n == 1 ? null : n - 1));
            dropped.links().forEach(link -> link.signature.leave(link));
        }
    }
}
