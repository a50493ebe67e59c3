package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;

/** S1, S4, S5 and S9 in the state of the pool, looked at where a decision changed it; and that no match is missed. */
final class StateCheck {
    private final Pool pool;

    private StateCheck(Pool pool) {
        this.pool = pool;
    }

    static void after(Decision decision, Pool pool) {
        StateCheck check = new StateCheck(pool);
        for (Event event : decision.events()) {
            if (event.agent() != null) {
                check.agent(pool.view().agent(event.agent()));
            }
            if (event.request() != null) {
                check.request(pool.view().request(event.request()));
            }
            if (event instanceof Event.AgentReserved reserved) {
                check.matches(reserved);
            }
        }
        if (!decision.events().isEmpty()) {
            check.noMatchIsMissed();
        }
    }

    private void agent(Agent agent) {
        boolean used = agent.status() == AgentStatus.OFFERED || agent.status() == AgentStatus.RESERVED;
        expect("S9", used == (agent.use() != null), "an agent is used while OFFERED or RESERVED", agent);
        switch (agent.status()) {
            case AVAILABLE -> expect("S9", agent.online(), "an available agent is there", agent);
            case OFFLINE -> expect("S9", !agent.online(), "an offline agent is not there", agent);
            case OFFERED -> {
                Request request = pool.view().request(agent.use().request());
                expect("S9", agent.online(), "an offered agent is there", agent);
                expect("S4", request.offered().contains(agent.name()), "its request knows of the offer", agent);
            }
            case RESERVED -> {
                Request request = pool.view().request(agent.use().request());
                expect("S1", request.status() == RequestStatus.RESERVED, "its request is RESERVED", agent);
                expect(
                        "S1",
                        request.held(agent.name(), agent.epoch()) != null,
                        "its request knows of it, at the same epoch",
                        agent);
                expect("S1", request.master().equals(agent.use().master()), "both know the same master", agent);
            }
            case CLEANING, LOCK_DELAY -> expect("S9", agent.epoch() >= 0, "it was granted once", agent);
            case QUARANTINED, DRAINED -> expect("S9", agent.withdrawn() != null, "there is a reason", agent);
        }
    }

    private void request(Request request) {
        if (request == null) {
            return;
        }
        expect(
                "S6",
                (request.status() == RequestStatus.ENDED) == (request.outcome() != null),
                "a request has an outcome once it is over",
                request);
        expect(
                "S4",
                (request.status() == RequestStatus.OFFERED) != request.offered().isEmpty(),
                "a request has offers while OFFERED",
                request);
        if (request.status() == RequestStatus.OFFERED) {
            expect(
                    "S4",
                    request.offered().size() <= request.wish().maxOffers(),
                    "it holds no more than it may",
                    request);
            for (AgentName name : request.offered()) {
                Agent agent = pool.view().agent(name);
                expect("S4", agent.status() == AgentStatus.OFFERED, "what it was offered is held", request);
                expect("S4", request.id().equals(agent.use().request()), "it is held for this request", request);
            }
        }
        if (request.status() == RequestStatus.RESERVED) {
            for (Held held : request.holding()) {
                Agent agent = pool.view().agent(held.agent());
                expect("S1", agent.use() != null, "what it reserved is held", request);
                expect("S1", request.id().equals(agent.use().request()), "what it reserved is held for it", request);
            }
        }
    }

    private void matches(Event.AgentReserved event) {
        Agent agent = pool.view().agent(event.agent());
        Request request = pool.view().request(event.request());
        expect(
                "S5",
                request.demand()
                        .needs()
                        .get(0)
                        .matches(agent.tags(), agent.name().value()),
                "what is reserved matches",
                request);
    }

    /** L4: an agent that is available and a request that waits for it have met. */
    private void noMatchIsMissed() {
        for (Agent agent : pool.agents()) {
            if (agent.status() != AgentStatus.AVAILABLE) {
                continue;
            }
            for (Request request : pool.requests()) {
                expect(
                        "L4",
                        request.status() != RequestStatus.WAITING
                                || !request.demand()
                                        .needs()
                                        .get(0)
                                        .matches(agent.tags(), agent.name().value()),
                        "an available agent meets the request that waits for it, " + request.id(),
                        agent);
            }
        }
    }

    /** Asked a million times, so the words are only put together when they are needed. */
    private static void expect(String code, boolean holds, String what, Object about) {
        if (!holds) {
            throw new BrokenInvariant(code, "Expected that " + what + ": " + about + ".");
        }
    }
}
