package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Agents for several needs. In the order of the needs, each takes the best that is left; only where nothing is left for
 * it, an agent that another took moves over, if the other finds another one.
 */
final class Allotment {
    private final Demand demand;
    private final List<List<Agent>> candidates;
    private final Map<AgentName, Integer> taken = new HashMap<>();
    private boolean moved;

    /** @param need which of the needs, from 0 */
    record Share(Agent agent, int need) {}

    private Allotment(Demand demand, Function<Need, List<Agent>> best) {
        this.demand = demand;
        this.candidates = demand.needs().stream().map(best).toList();
    }

    static Allotment of(Demand demand, Function<Need, List<Agent>> best) {
        Allotment allotment = new Allotment(demand, best);
        for (int need = 0; need < demand.needs().size(); need++) {
            for (int i = 0; i < demand.needs().get(need).count(); i++) {
                allotment.take(need, new HashSet<>());
            }
        }
        assertThat(allotment.taken)
                .as("the model finds as many as there can be")
                .hasSize(allotment.most());
        return allotment;
    }

    private boolean take(int need, Set<AgentName> tried) {
        for (Agent agent : candidates.get(need)) {
            if (!taken.containsKey(agent.name())) {
                taken.put(agent.name(), need);
                return true;
            }
        }
        for (Agent agent : candidates.get(need)) {
            int other = taken.get(agent.name());
            if (other != need && tried.add(agent.name()) && take(other, tried)) {
                taken.put(agent.name(), need);
                moved = true;
                return true;
            }
        }
        return false;
    }

    /** However they are shared out: for each set of needs, what it can find and what the others want. */
    private int most() {
        int most = Integer.MAX_VALUE;
        for (int set = 0; set < 1 << candidates.size(); set++) {
            Set<AgentName> found = new HashSet<>();
            int wanted = 0;
            for (int need = 0; need < candidates.size(); need++) {
                if ((set & 1 << need) == 0) {
                    wanted += demand.needs().get(need).count();
                } else {
                    candidates.get(need).forEach(agent -> found.add(agent.name()));
                }
            }
            most = Math.min(most, wanted + found.size());
        }
        return most;
    }

    boolean isComplete() {
        return taken.size() == demand.agents();
    }

    boolean wasMoved() {
        return moved;
    }

    /** @return in the order of the needs, the best first */
    List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        for (int need = 0; need < candidates.size(); need++) {
            for (Agent agent : candidates.get(need)) {
                if (taken.getOrDefault(agent.name(), -1) == need) {
                    shares.add(new Share(agent, need));
                }
            }
        }
        return shares;
    }
}
