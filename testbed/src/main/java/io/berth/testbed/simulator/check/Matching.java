package io.berth.testbed.simulator.check;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.pool.Agent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How far some agents meet a demand, found by looking at every one of them: no agent counts for two needs. */
final class Matching {
    private final List<Need> wanted = new ArrayList<>();
    private final List<Agent> agents;
    private final int[] wantedBy;

    private Matching(Demand demand, List<Agent> agents) {
        this.agents = agents;
        this.wantedBy = new int[agents.size()];
        Arrays.fill(wantedBy, -1);
        for (Need need : demand.needs()) {
            for (int i = 0; i < need.count(); i++) {
                wanted.add(need);
            }
        }
    }

    /** @return the most agents of those that can be used at once */
    static int most(Demand demand, List<Agent> agents) {
        Matching matching = new Matching(demand, agents);
        int met = 0;
        for (int i = 0; i < matching.wanted.size(); i++) {
            if (matching.find(i, new boolean[agents.size()])) {
                met++;
            }
        }
        return met;
    }

    static boolean isMet(Demand demand, List<Agent> agents) {
        return most(demand, agents) == demand.agents();
    }

    static boolean couldUse(Demand demand, Agent agent) {
        return demand.needs().stream().anyMatch(need -> fits(need, agent));
    }

    static boolean fits(Need need, Agent agent) {
        return need.matches(agent.tags(), agent.name().value());
    }

    /** The usual augmenting path: who has the agent may take another one. */
    private boolean find(int one, boolean[] tried) {
        for (int i = 0; i < agents.size(); i++) {
            if (!tried[i] && fits(wanted.get(one), agents.get(i))) {
                tried[i] = true;
                if (wantedBy[i] < 0 || find(wantedBy[i], tried)) {
                    wantedBy[i] = one;
                    return true;
                }
            }
        }
        return false;
    }
}
