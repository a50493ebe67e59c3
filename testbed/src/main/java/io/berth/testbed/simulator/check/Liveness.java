package io.berth.testbed.simulator.check;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Limit;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.testbed.simulator.actor.Cast;
import io.berth.testbed.simulator.actor.Machine;
import io.berth.testbed.simulator.actor.Master;
import io.berth.testbed.simulator.world.Surroundings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must come about once the faults have ceased, and by when. */
public final class Liveness {
    /** For what is under way: hooks, transactions, one more heartbeat. */
    private static final double SLACK_SECONDS = 45;

    /** The slowest clock of the service makes its timeouts so much longer. */
    private static final double SLOWEST = 1 / 0.9;

    private final Surroundings world;
    private final Cast cast;
    private final Pool pool;
    private final long sinceNanos;
    private final Map<Held, Long> heldSince = new HashMap<>();

    /** The faults have ceased just now. */
    public Liveness(Surroundings world, Cast cast, Checks checks) {
        this.world = world;
        this.cast = cast;
        this.pool = checks.pool();
        this.sinceNanos = world.scheduler().nowNanos();
    }

    /** Every bound that can be exceeded at this moment. */
    public void check() {
        for (Master master : cast.masters()) {
            String overdue = master.isAlive() ? master.overdue() : null;
            if (overdue != null) {
                throw new BrokenInvariant("L1", "Nothing is lost any more, but " + overdue + ".");
            }
        }
        for (Agent agent : pool.agents()) {
            if (agent.status() == AgentStatus.RESERVED
                    && !isFollowed(agent.use().master(), agent.use().request())) {
                expectEnd(agent);
            }
        }
        for (Request request : pool.requests()) {
            if (request.status() == RequestStatus.WAITING && !isFollowed(request.master(), request.id())) {
                expectSilence(request);
            }
        }
    }

    /** L2: nobody alive knows of the reservation, so nobody renews it. What is kept for debugging lasts to its limit. */
    private void expectEnd(Agent agent) {
        Limit limit = agent.use().limit();
        double seconds = secondsSince(new Held(agent.name().value(), agent.epoch() + limit.since()));
        Duration longest =
                limit.isForDebugging() ? limit.length() : agent.use().timing().renewal();
        double bound = longest.toMillis() / 1e3 * SLOWEST + SLACK_SECONDS;
        if (seconds > bound) {
            throw new BrokenInvariant(
                    "L2",
                    "Nobody alive holds " + agent + ", but after " + (long) seconds
                            + " s of quiet it is still reserved.");
        }
    }

    /** The same for what waits: nobody alive asks for it any more. */
    private void expectSilence(Request request) {
        double seconds = secondsSince(new Held(request.id().value(), request.lastSign()));
        double bound = request.timing().silence().toMillis() / 1e3 * SLOWEST + SLACK_SECONDS;
        if (seconds > bound) {
            throw new BrokenInvariant(
                    "L2",
                    "Nobody alive asks for " + request + ", but after " + (long) seconds
                            + " s of quiet it still waits.");
        }
    }

    private double secondsSince(Held held) {
        long now = world.scheduler().nowNanos();
        return (now - Math.max(sinceNanos, heldSince.computeIfAbsent(held, unknown -> now))) / 1e9;
    }

    private boolean isFollowed(MasterName name, RequestId request) {
        return cast.masters().stream()
                .anyMatch(master -> master.isAlive()
                        && master.master().equals(name)
                        && master.open().contains(request));
    }

    /** @return what is still to come, in words, or null where nothing is */
    public String unsettled() {
        if (!pool.isSettled()) {
            return "somebody who waits although it could be met";
        }
        for (Master master : cast.masters()) {
            for (RequestId request : open(master)) {
                if (!master.waits(request) || mayBeServed(request)) {
                    return "request " + request + " of " + master.name() + " is not over: "
                            + pool.view().request(request);
                }
            }
        }
        for (Agent agent : pool.agents()) {
            boolean busy = switch (agent.status()) {
                case OFFERED, RESERVED, LOCK_DELAY -> true;
                case CLEANING, OFFLINE -> runs(agent);
                case AVAILABLE -> !runs(agent);
                case QUARANTINED, DRAINED -> false;
            };
            if (busy) {
                return "agent " + agent;
            }
        }
        for (Machine machine : cast.machines()) {
            if (machine.isAlive() && pool.view().agent(machine.agent()) == null) {
                return "agent " + machine.agent() + ", which runs and is not registered";
            }
        }
        return null;
    }

    private static List<RequestId> open(Master master) {
        return master.isAlive() ? master.open() : List.of();
    }

    /** @return whether an agent that is there could still serve it */
    private boolean mayBeServed(RequestId id) {
        Request request = pool.view().request(id);
        if (request == null || request.status() != RequestStatus.WAITING) {
            return true;
        }
        boolean isLast = request.alternative() == request.wish().alternatives().size() - 1;
        boolean fits = request.demand().agents()
                <= pool.view().policy().order().of(request.master()).maxHeld();
        List<Agent> there = pool.agents().stream().filter(Agent::online).toList();
        return request.wish().maxWait() != null || !isLast || fits && Matching.isMet(request.demand(), there);
    }

    private boolean runs(Agent agent) {
        return cast.machines().stream().anyMatch(machine -> is(machine, agent))
                || cast.twins().stream().anyMatch(machine -> is(machine, agent));
    }

    private static boolean is(Machine machine, Agent agent) {
        return machine.isAlive() && machine.agent().equals(agent.name());
    }

    /** @return how long it may take until everything is settled, by what is asked for and held now */
    public double boundSeconds() {
        long open = pool.requests().stream()
                .filter(request -> request.status() != RequestStatus.ENDED)
                .count();
        long followed = cast.masters().stream()
                .filter(Master::isAlive)
                .mapToLong(master -> master.open().size())
                .sum();
        // One after the other on one agent: forgotten by its holder, cleaned by a slow hook, each.
        return 300 + (open + followed) * 200.0;
    }

    /** @return what is still to come although everything was given up, in words, or null where nothing is: L3 and L7 */
    public String unended() {
        for (Master master : cast.masters()) {
            if (!master.isIdle()) {
                return "master " + master.name() + ", which still waits for an answer and follows " + master.open();
            }
        }
        return unsettled();
    }

    /** One agent or request since its last sign of life. */
    private record Held(String name, long sign) {}
}
