package io.berth.reservation.pool.match;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The available agents by the master that used them last: its workspace may still be there. */
final class Warm {
    /** No more than this are looked at: a master that used more does not care which. */
    private static final int MOST = 64;

    private static final Comparator<Agent> LATEST_FIRST =
            Comparator.comparingLong(Agent::epoch).reversed().thenComparing(Agent::name);

    private final Map<MasterName, TreeSet<Agent>> byMaster = new HashMap<>();

    void changed(Agent before, Agent after) {
        if (isWarm(before)) {
            TreeSet<Agent> agents = byMaster.get(before.lastMaster());
            agents.remove(before);
            if (agents.isEmpty()) {
                byMaster.remove(before.lastMaster());
            }
        }
        if (isWarm(after)) {
            byMaster.computeIfAbsent(after.lastMaster(), master -> new TreeSet<>(LATEST_FIRST))
                    .add(after);
        }
    }

    private static boolean isWarm(Agent agent) {
        return agent != null && agent.status() == AgentStatus.AVAILABLE && agent.lastMaster() != null;
    }

    /** @return the agents that the master used last, the latest first */
    List<Agent> of(MasterName master) {
        TreeSet<Agent> agents = byMaster.get(master);
        return agents == null ? List.of() : agents.stream().limit(MOST).toList();
    }
}
