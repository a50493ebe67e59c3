package io.berth.reservation.pool.walk;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.HashSet;
import java.util.Set;

/**
 * What holds of a pool at every moment, after any command: S1, S4, S5, S9 and L7 of design.md section 6, that what its
 * index says is what counting says, and that it is settled where no match is missed and nobody tries once any more.
 */
public final class StateInvariants {
    private StateInvariants() {}

    public static void check(Pool pool) {
        pool.agents().forEach(agent -> checkAgent(pool, agent));
        pool.requests().forEach(request -> checkRequest(pool, request));
        assertOneHolderEach(pool);
        Counting.of(pool).check();
        if (pool.view().policy() != null) {
            Object left = left(pool);
            holds(pool.isSettled() == (left == null), "a pool is settled where nothing is left to follow", left);
        }
    }

    /** @return what a settled pool has not: somebody who could be met, or who tries once; null for nothing */
    private static Object left(Pool pool) {
        Object missed = pool.view().hold() == null
                ? BruteForce.of(pool, new Situations()).next().orElse(null)
                : null;
        return missed != null
                ? missed
                : pool.requests().stream()
                        .filter(request -> request.status() == RequestStatus.WAITING
                                && request.wish().triesOnce())
                        .findAny()
                        .orElse(null);
    }

    /** S9: each status goes with what it means. */
    private static void checkAgent(Pool pool, Agent agent) {
        boolean used = agent.status() == AgentStatus.OFFERED || agent.status() == AgentStatus.RESERVED;
        holds(used == (agent.use() != null), "an agent is used while OFFERED or RESERVED", agent);
        boolean out = agent.status() == AgentStatus.QUARANTINED || agent.status() == AgentStatus.DRAINED;
        holds(
                !agent.unclean() || out && agent.cleans(),
                "an agent that is not clean is out of use until it cleans",
                agent);
        switch (agent.status()) {
            case AVAILABLE ->
                holds(agent.online() && agent.withdrawn() == null, "an available agent is there and in service", agent);
            case OFFLINE -> holds(!agent.online(), "an offline agent is not there", agent);
            case OFFERED -> {
                Request request = pool.view().request(agent.use().request());
                holds(agent.online(), "an offered agent is there", agent);
                holds(request.status() == RequestStatus.OFFERED, "its request is OFFERED", agent);
                holds(request.offered().contains(agent.name()), "its request knows of it", agent);
                holds(
                        request.demand()
                                .needs()
                                .get(0)
                                .matches(agent.tags(), agent.name().value()),
                        "it matches its request",
                        agent);
            }
            case RESERVED -> {
                Request request = pool.view().request(agent.use().request());
                holds(request.status() == RequestStatus.RESERVED, "its request is RESERVED", agent);
                Held held = request.held(agent.name(), agent.epoch());
                holds(held != null && held.ended() == null, "its request knows of it", agent);
                holds(
                        request.demand()
                                .needs()
                                .get(held.need())
                                .matches(held.tags(), agent.name().value()),
                        "S5: it matched its need when it was reserved",
                        agent);
                holds(request.master().equals(agent.use().master()), "both know the same master", agent);
                holds(
                        request.equals(pool.view().requestAt(agent.name(), agent.epoch())),
                        "its request is found by its epoch",
                        agent);
            }
            case DRAINED, QUARANTINED -> holds(agent.withdrawn() != null, "it was withdrawn", agent);
            case CLEANING, LOCK_DELAY -> holds(agent.epoch() >= 0, "it was granted once", agent);
        }
    }

    private static void checkRequest(Pool pool, Request request) {
        holds(
                (request.status() == RequestStatus.ENDED) == (request.outcome() != null),
                "a request has an outcome once it is over",
                request);
        holds(
                (request.status() == RequestStatus.OFFERED) != request.offered().isEmpty(),
                "a request has offers while OFFERED",
                request);
        if (request.status() == RequestStatus.OFFERED) {
            holds(request.offered().size() <= request.wish().maxOffers(), "it holds no more than it may", request);
            for (AgentName name : request.offered()) {
                Agent agent = pool.view().agent(name);
                holds(agent.status() == AgentStatus.OFFERED, "what it was offered is held", request);
                holds(agent.use().request().equals(request.id()), "what it was offered is held for it", request);
            }
        }
        holds(
                (request.status() == RequestStatus.RESERVED)
                        != request.holding().isEmpty(),
                "L7: a request holds agents while RESERVED, and only then",
                request);
        if (request.status() == RequestStatus.RESERVED) {
            holds(request.held().size() == request.demand().agents(), "it was given all or nothing", request);
            for (Held held : request.holding()) {
                Agent agent = pool.view().agent(held.agent());
                holds(agent.use().request().equals(request.id()), "what it reserved is held for it", request);
            }
        }
    }

    /** S1 and S4, from the side of the requests. */
    private static void assertOneHolderEach(Pool pool) {
        Set<AgentName> held = new HashSet<>();
        for (Request request : pool.requests()) {
            request.offered().forEach(agent -> holds(held.add(agent), "an agent is held once", agent));
            if (request.status() == RequestStatus.RESERVED) {
                request.holding().forEach(one -> holds(held.add(one.agent()), "an agent is held once", one));
            }
        }
    }

    /** Asked a million times in a walk, so that the words are only put together when they are needed. */
    private static void holds(boolean condition, String what, Object about) {
        if (!condition) {
            throw new AssertionError("Expected that " + what + ": " + about);
        }
    }
}
