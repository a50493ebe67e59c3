package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How many agents there are, in which state: what a person wants to know who waits for one. */
public final class Census {
    private final int[] byStatus = new int[AgentStatus.values().length];
    private int registered;
    private int lost;

    /** @param by 1 for an agent that is counted from now on, -1 for one that is not any more */
    void count(Agent agent, int by) {
        byStatus[agent.status().ordinal()] += by;
        registered += by;
        if (!agent.online() && agent.status() != AgentStatus.OFFLINE) {
            lost += by;
        }
    }

    void addAll(Census other) {
        registered += other.registered;
        lost += other.lost;
        for (int i = 0; i < byStatus.length; i++) {
            byStatus[i] += other.byStatus[i];
        }
    }

    /** @return how many agents are registered, whatever their state */
    public int registered() {
        return registered;
    }

    /** @return for example "4 reserved, 1 offered, 2 offline" */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        for (AgentStatus status : AgentStatus.values()) {
            int count = byStatus[status.ordinal()];
            if (count > 0) {
                parts.add(count + " " + status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        if (lost > 0) {
            parts.add(lost + " of them not heard of");
        }
        return parts.isEmpty() ? "no agent matches yet" : String.join(", ", parts);
    }
}
