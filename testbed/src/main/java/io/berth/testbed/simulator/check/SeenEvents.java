package io.berth.testbed.simulator.check;

import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.Requeue;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.tag.Preference;
import io.berth.testbed.simulator.world.Surroundings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Counts the rare situations that an event shows, looked at with the pool as it is after its decision. Judges nothing. */
final class SeenEvents {
    private final Surroundings world;
    private final Coverage coverage;
    private final Set<AgentName> removed = new HashSet<>();
    private final Map<AgentName, Debugging> debugging = new HashMap<>();

    private record Debugging(long sinceNanos, long renewalNanos) {}

    SeenEvents(Surroundings world) {
        this.world = world;
        this.coverage = world.coverage();
    }

    void happened(Event event, Command command, Pool pool) {
        Agent agent = event.agent() == null ? null : pool.view().agent(event.agent());
        Request request = event.request() == null ? null : pool.view().request(event.request());
        if (event instanceof Event.AgentReserved reserved) {
            served(reserved, agent, request);
        } else if (event instanceof Event.RequestRequeued back) {
            boolean broke = back.reason() != Requeue.DECLINED && back.reason() != Requeue.OFFERS_LOST;
            saw(
                    Rare.GROUP_PUT_BACK,
                    broke && request != null && request.demand().agents() > 1);
        } else if (event instanceof Event.ReservationRenewed) {
            debugging.remove(event.agent());
            saw(
                    Rare.RENEWED_AFTER_BEING_SPARED,
                    agent.use() != null && agent.use().spared());
        } else if (event instanceof Event.ReservationExtended extended) {
            extended(extended, agent);
        } else if (event instanceof Event.ReservationEnded) {
            Debugging hold = debugging.remove(event.agent());
            saw(Rare.DEBUG_HOLD_OUTLIVES_RENEWALS, hold != null && isLong(hold));
        } else if (event instanceof Event.AgentRegistered) {
            saw(Rare.REMOVED_AND_BACK, removed.remove(event.agent()));
        } else if (event instanceof Event.AgentLost) {
            saw(Rare.AGENT_LOST_WHILE_GROUP_WAITS, agent != null && groupWaitsFor(agent, pool));
        } else {
            withdrawn(event, command, agent);
        }
    }

    private void withdrawn(Event event, Command command, Agent agent) {
        if (event instanceof Event.AgentRemoved) {
            removed.add(event.agent());
        } else if (event instanceof Event.AgentWithdrawn) {
            saw(Rare.WITHDRAWN_WHILE_RESERVED, agent.status() == AgentStatus.RESERVED);
        } else if (event instanceof Event.AgentResumed resumed) {
            saw(Rare.WITHDRAWAL_ENDED_BY_ITS_TIMER, resumed.by() == null);
        } else if (event instanceof Event.PoolReleased released) {
            saw(Rare.POOL_HOLD_ENDED_BY_ITS_TIMER, released.by() == null);
        } else if (event instanceof Event.AgentQuarantined quarantined) {
            saw(Rare.CLEANING_EXPIRED, command instanceof Command.ExpireCleaning);
            saw(Rare.QUARANTINED_FOR_FAILING_AGAIN, quarantined.reason().contains("times in a row"));
        }
    }

    private void served(Event.AgentReserved event, Agent agent, Request request) {
        if (request == null || agent == null) {
            return;
        }
        saw(Rare.FELL_BACK_AND_SERVED, request.alternative() > 0);
        boolean wanted = request.wish().preferences().stream().anyMatch(Preference.LastUsed.class::isInstance);
        saw(Rare.PREFERRED_AGENT_TAKEN, wanted && event.master().equals(agent.lastMaster()));
    }

    private void extended(Event.ReservationExtended event, Agent agent) {
        if (event.debugging() == null || agent.use() == null) {
            debugging.remove(event.agent());
        } else {
            long renewal = agent.use().timing().renewal().toNanos();
            debugging.put(event.agent(), new Debugging(world.scheduler().nowNanos(), renewal));
        }
    }

    /** On whatever clock of the service. */
    private boolean isLong(Debugging hold) {
        return world.scheduler().nowNanos() - hold.sinceNanos > 1.2 * hold.renewalNanos;
    }

    private static boolean groupWaitsFor(Agent agent, Pool pool) {
        return pool.requests().stream()
                .anyMatch(request -> request.status() == RequestStatus.WAITING
                        && request.demand().agents() > 1
                        && Matching.couldUse(request.demand(), agent));
    }

    private void saw(Rare rare, boolean seen) {
        if (seen) {
            coverage.saw(rare);
        }
    }
}
