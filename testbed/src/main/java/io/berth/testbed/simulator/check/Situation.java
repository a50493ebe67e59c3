package io.berth.testbed.simulator.check;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;

/**
 * What a command found.
 *
 * @param agent the agent that it names as it was before, or null
 */
record Situation(Agent agent) {

    static Situation of(Command command, PoolView view) {
        if (command instanceof Command.ExpireReservation expire) {
            return new Situation(view.agent(expire.agent()));
        }
        return new Situation(command instanceof Command.AgentOnline online ? view.agent(online.agent()) : null);
    }

    boolean isReserved() {
        return agent != null && agent.status() == AgentStatus.RESERVED;
    }
}
