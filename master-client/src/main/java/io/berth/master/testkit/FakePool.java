package io.berth.master.testkit;

import io.berth.master.PoolAgent;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Use;
import io.berth.reservation.pool.Withdrawn;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A pool with its timers and its machines. */
final class FakePool {
    private final Pool pool;
    private final FakeTimers timers = new FakeTimers();
    private final Map<AgentName, FakeAgent> machines = new LinkedHashMap<>();

    FakePool(PoolName name) {
        this.pool = Pool.unconfigured(name);
    }

    FakeTimers timers() {
        return timers;
    }

    Map<AgentName, FakeAgent> machines() {
        return machines;
    }

    /** The service starts: silence counts only while it could have heard. */
    void restartTimers(long nowNanos) {
        // A pool that was made while the service was stopped has no policy yet.
        if (pool.view().policy() != null) {
            timers.restart(pool, nowNanos);
        }
    }

    /** Machines react to what was decided. */
    Decision handle(Command command, Moment moment, long nowNanos) {
        Decision decision = pool.handle(command, moment);
        timers.follow(pool, nowNanos);
        decision.events().stream()
                .map(Event::agent)
                .filter(Objects::nonNull)
                .distinct()
                .map(machines::get)
                .filter(Objects::nonNull)
                .forEach(machine -> machine.follow(pool.view().agent(machine.name()), nowNanos));
        return decision;
    }

    Collection<Agent> agents() {
        return pool.agents();
    }

    /** @return null where it is not registered */
    Agent agent(AgentName name) {
        return pool.view().agent(name);
    }

    /** @return what everybody may see of it */
    PoolAgent shown(Agent agent) {
        return new PoolAgent(
                pool.name(),
                agent.name(),
                agent.tags(),
                agent.status(),
                agent.online(),
                agent.epoch(),
                Instant.ofEpochMilli(agent.sinceMs()),
                Optional.ofNullable(agent.use()).map(FakePool::shown),
                Optional.ofNullable(agent.withdrawn()).map(FakePool::shown),
                agent.failures(),
                Optional.ofNullable(agent.lastMaster()));
    }

    private static PoolAgent.Use shown(Use use) {
        return new PoolAgent.Use(
                use.master(),
                use.request(),
                use.ready(),
                use.limit().extensions(),
                Optional.ofNullable(use.limit().debugging()));
    }

    private static PoolAgent.OutOfService shown(Withdrawn withdrawn) {
        return new PoolAgent.OutOfService(
                withdrawn.kind(),
                Optional.ofNullable(withdrawn.by()),
                withdrawn.reason(),
                Instant.ofEpochMilli(withdrawn.sinceMs()),
                Optional.ofNullable(withdrawn.length()));
    }
}
