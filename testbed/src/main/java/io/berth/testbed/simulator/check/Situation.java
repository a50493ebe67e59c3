package io.berth.testbed.simulator.check;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;

/**
 * What a command found.
 *
 * @param agent the agent that it names as it was before, or null
 * @param request the request that it names as it was before, or null
 */
record Situation(Agent agent, Request request) {

    static Situation of(Command command, PoolView view) {
        if (command instanceof Command.ExpireReservation expire) {
            return new Situation(view.agent(expire.agent()), null);
        } else if (command instanceof Command.ExpireRequest expire) {
            return new Situation(null, view.request(expire.request()));
        }
        return new Situation(command instanceof Command.AgentOnline online ? view.agent(online.agent()) : null, null);
    }

    boolean isReserved() {
        return agent != null && agent.status() == AgentStatus.RESERVED;
    }
}
