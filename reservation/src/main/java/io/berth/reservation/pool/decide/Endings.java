package io.berth.reservation.pool.decide;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Agent;
import java.util.List;

/** How a reservation ends, whatever the reason: where the agent goes, and the outcome of the request. */
final class Endings {
    private Endings() {}

    /** @param agent one that is RESERVED */
    static List<Event> of(Agent agent, Outcome reason) {
        return ended(agent, reason, next(agent, reason, agent.cleans()));
    }

    /**
     * The agent no longer serves what it is reserved for.
     *
     * @param agent one that is RESERVED
     * @param cleans what it says of itself now: only an agent that confirms may be waited for
     */
    static List<Event> lost(Agent agent, boolean cleans) {
        return ended(agent, Outcome.AGENT_LOST, next(agent, Outcome.AGENT_LOST, cleans));
    }

    private static List<Event> ended(Agent agent, Outcome reason, AfterUse next) {
        Agent.Use use = agent.use();
        return List.of(
                new Event.ReservationEnded(agent.name(), use.request(), use.master(), agent.epoch(), reason, next),
                new Event.RequestEnded(use.request(), use.master(), reason));
    }

    private static AfterUse next(Agent agent, Outcome reason, boolean cleans) {
        if (reason == Outcome.AGENT_REFUSED) {
            return AfterUse.QUARANTINED;
        }
        if (cleans) {
            return AfterUse.CLEANING;
        }
        // A holder that freed has stopped; one that vanished may still be at it, and nothing on the agent stops it.
        if (reason != Outcome.FREED) {
            return AfterUse.LOCK_DELAY;
        }
        return agent.online() ? AfterUse.AVAILABLE : AfterUse.OFFLINE;
    }
}
