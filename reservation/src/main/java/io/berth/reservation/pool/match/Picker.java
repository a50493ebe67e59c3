package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Need;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.match.Signature.Available;
import io.berth.reservation.tag.Preference;
import io.berth.reservation.tag.TagSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists available agents for a need, the best first: those the request prefers, then those that can do least, then those
 * that are available for longest. Deterministic.
 */
final class Picker {
    private final Supplies supplies;
    private final Warm warm;
    private final MasterName master;
    private final List<Preference> preferences;
    private final Set<AgentName> kept;

    /** @param kept agents that are not to be listed, because they are kept for somebody who goes before */
    Picker(Supplies supplies, Warm warm, MasterName master, List<Preference> preferences, Set<AgentName> kept) {
        this.supplies = supplies;
        this.warm = warm;
        this.master = master;
        this.preferences = preferences;
        this.kept = kept;
    }

    /** @return up to {@code most} agents */
    List<AgentName> best(Need need, int most) {
        Set<AgentName> found = new LinkedHashSet<>();
        add(need, 0, most, found);
        return List.copyOf(found);
    }

    /** First what the preference narrows it down to, then the rest; each of them by the preferences that follow. */
    private void add(Need need, int level, int most, Set<AgentName> found) {
        Supply supply = supplies.of(need);
        if (found.size() >= most || !supply.isOpen()) {
            return;
        }
        if (level == preferences.size()) {
            addOpen(supply, most, found);
            return;
        }
        if (preferences.get(level) instanceof Preference.Matching matching) {
            add(need.and(matching.expression()), level + 1, most, found);
        } else {
            addWarm(need, level + 1, most, found);
        }
        add(need, level + 1, most, found);
    }

    /** An agent that something names stands apart from those with the same tags; that must not change its turn. */
    private void addOpen(Supply supply, int most, Set<AgentName> found) {
        Iterator<Signature> signatures = supply.open().iterator();
        Signature next = next(signatures);
        while (next != null && found.size() < most) {
            TagSet tags = next.tags;
            Iterator<Available> shared = List.<Available>of().iterator();
            if (next.name == null) {
                shared = next.available.iterator();
                next = next(signatures);
            }
            Available waiting = next(shared);
            while (next != null && next.tags.equals(tags) && found.size() < most) {
                Available single = next.available.first();
                if (waiting != null && waiting.compareTo(single) < 0) {
                    add(waiting, found);
                    waiting = next(shared);
                } else {
                    add(single, found);
                    next = next(signatures);
                }
            }
            while (waiting != null && found.size() < most) {
                add(waiting, found);
                waiting = next(shared);
            }
        }
    }

    private static <T> T next(Iterator<T> iterator) {
        return iterator.hasNext() ? iterator.next() : null;
    }

    private void add(Available available, Set<AgentName> found) {
        if (!kept.contains(available.agent())) {
            found.add(available.agent());
        }
    }

    private void addWarm(Need need, int level, int most, Set<AgentName> found) {
        List<Agent> used = new ArrayList<>(warm.of(master));
        used.removeIf(agent -> kept.contains(agent.name())
                || !need.matches(agent.tags(), agent.name().value()));
        // Stable, so the one that was used last stays in front of those that are as well liked.
        used.sort(Comparator.comparing(agent -> liking(agent, level)));
        for (Agent agent : used) {
            if (found.size() >= most) {
                return;
            }
            found.add(agent.name());
        }
    }

    /** @return a text that sorts before that of an agent which is liked less, by the preferences from a level on */
    private String liking(Agent agent, int level) {
        StringBuilder text = new StringBuilder();
        for (Preference preference : preferences.subList(level, preferences.size())) {
            boolean liked = !(preference instanceof Preference.Matching matching)
                    || matching.expression().matches(agent.tags(), agent.name().value());
            text.append(liked ? '0' : '1');
        }
        return text.toString();
    }
}
