package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.match.Match.Given;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which agents meet which needs, so that as many as possible are met. An agent that could meet two needs is moved from
 * one to the other where only that lets both be met (augmenting paths).
 */
final class Allocation {
    private final Map<AgentName, Integer> needOf = new HashMap<>();
    private final List<List<AgentName>> candidates = new ArrayList<>();
    private final int wanted;

    private Allocation(int wanted) {
        this.wanted = wanted;
    }

    static Allocation of(Demand demand, Picker picker) {
        int wanted = demand.agents();
        Allocation allocation = new Allocation(wanted);
        boolean single = demand.needs().size() == 1;
        for (Need need : demand.needs()) {
            // As many as all needs together want are enough: what others take of them leaves what this one wants.
            allocation.candidates.add(picker.best(need, single ? need.count() : wanted));
        }
        for (int need = 0; need < demand.needs().size(); need++) {
            int count = demand.needs().get(need).count();
            for (int i = 0; i < count; i++) {
                allocation.take(need, new HashSet<>());
            }
        }
        return allocation;
    }

    private boolean take(int need, Set<AgentName> tried) {
        for (AgentName agent : candidates.get(need)) {
            if (needOf.putIfAbsent(agent, need) == null) {
                return true;
            }
        }
        for (AgentName agent : candidates.get(need)) {
            int other = needOf.get(agent);
            if (other != need && tried.add(agent) && take(other, tried)) {
                needOf.put(agent, need);
                return true;
            }
        }
        return false;
    }

    boolean isComplete() {
        return needOf.size() == wanted;
    }

    Set<AgentName> agents() {
        return needOf.keySet();
    }

    /** @return the agents in the order of the needs, the best of each first */
    List<Given> given() {
        List<Given> given = new ArrayList<>();
        for (int need = 0; need < candidates.size(); need++) {
            for (AgentName agent : candidates.get(need)) {
                if (needOf.getOrDefault(agent, -1) == need) {
                    given.add(new Given(agent, need));
                }
            }
        }
        return given;
    }
}
