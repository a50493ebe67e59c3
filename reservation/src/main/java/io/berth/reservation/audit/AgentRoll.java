package io.berth.reservation.audit;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.AgentStatus;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The agents of one pool, and how many of them are in each state, counted by what moves and not by looking. */
final class AgentRoll {
    private final Map<AgentName, AgentTrack> agents = new HashMap<>();
    private final Map<AgentStatus, Long> inState = new EnumMap<>(AgentStatus.class);
    private long inUnknownState;

    /** @return null where the log has not named it before */
    AgentTrack get(AgentName name) {
        return agents.get(name);
    }

    AgentTrack add(AgentName name) {
        AgentTrack agent = new AgentTrack(name);
        agents.put(name, agent);
        inUnknownState++;
        return agent;
    }

    void remove(AgentTrack agent) {
        agents.remove(agent.name);
        count(agent.status, -1);
    }

    void move(AgentTrack agent, AgentStatus next) {
        count(agent.status, -1);
        count(next, 1);
        agent.status = next;
    }

    private void count(AgentStatus status, long more) {
        if (status == null) {
            inUnknownState += more;
        } else {
            inState.merge(status, more, Long::sum);
        }
    }

    long in(AgentStatus status) {
        return inState.getOrDefault(status, 0L);
    }

    long inAnyState() {
        return inUnknownState
                + inState.values().stream().mapToLong(Long::longValue).sum();
    }

    long size() {
        return agents.size();
    }
}
