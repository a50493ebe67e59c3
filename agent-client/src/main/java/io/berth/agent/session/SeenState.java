package io.berth.agent.session;

import io.berth.reservation.pool.AgentStatus;

/**
 * What the service says of this agent.
 *
 * @param status its state
 * @param online whether the service hears the agent
 * @param incarnation the run that is registered
 * @param epoch the highest epoch granted, -1 for none: of the reservation while RESERVED, to clean up after while CLEANING
 * @param request the request it is held for, empty for none
 * @param master the master it is held for, empty for none
 * @param ready whether the service knows that the agent serves
 */
public record SeenState(
        AgentStatus status,
        boolean online,
        String incarnation,
        long epoch,
        String request,
        String master,
        boolean ready) {

    /** @return whether it says that the agent is reserved at an epoch above the given one */
    boolean reservesAbove(long other) {
        return status == AgentStatus.RESERVED && epoch > other;
    }
}
