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
import java.util.List;

/** S1, S4 and S9 in the state of the pool, looked at where a decision changed it; and that no match is missed. */
final class StateCheck {
    private final Pool pool;
    private final Coverage coverage;

    private StateCheck(Pool pool, Coverage coverage) {
        this.pool = pool;
        this.coverage = coverage;
    }

    /** @param settled whether nothing is left to follow */
    static void after(Decision decision, Pool pool, boolean settled, Coverage coverage) {
        StateCheck check = new StateCheck(pool, coverage);
        for (Event event : decision.events()) {
            if (event.agent() != null && pool.view().agent(event.agent()) != null) {
                check.agent(pool.view().agent(event.agent()));
            }
            if (event.request() != null) {
                check.request(pool.view().request(event.request()));
            }
        }
        if (settled && !decision.events().isEmpty()) {
            pool.requests().forEach(check::waitsForSomething);
            check.noMatchIsMissed();
        }
    }

    private void agent(Agent agent) {
        boolean used = agent.status() == AgentStatus.OFFERED || agent.status() == AgentStatus.RESERVED;
        expect("S9", used == (agent.use() != null), "an agent is used while OFFERED or RESERVED", agent);
        boolean out = agent.status() == AgentStatus.QUARANTINED || agent.status() == AgentStatus.DRAINED;
        expect("S9", out || !agent.unclean(), "an agent that is not clean is out of use until it cleans", agent);
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
        if (request.status() == RequestStatus.WAITING) {
            expect("GROUP", request.held().isEmpty(), "whoever waits holds nothing, nor a part of it", request);
        }
        if (request.status() == RequestStatus.RESERVED) {
            expect("S1", !request.holding().isEmpty(), "whoever reserved something holds something", request);
            for (Held held : request.holding()) {
                Agent agent = pool.view().agent(held.agent());
                expect("S1", agent.use() != null, "what it reserved is held", request);
                expect("S1", request.id().equals(agent.use().request()), "what it reserved is held for it", request);
            }
        }
    }

    private void waitsForSomething(Request request) {
        expect("L4", !Following.triesOnce(request), "whoever tries once does not wait in a settled pool", request);
    }

    /** L4: what is available and the request that waits for it have met, unless it is kept for a group or a quota is full. */
    private void noMatchIsMissed() {
        List<Agent> free = pool.agents().stream()
                .filter(agent -> agent.status() == AgentStatus.AVAILABLE)
                .toList();
        if (free.isEmpty() || pool.view().hold() != null) {
            return;
        }
        List<Request> waiting = pool.requests().stream()
                .filter(request -> request.status() == RequestStatus.WAITING)
                .toList();
        for (Request request : waiting) {
            if (Matching.isMet(request.demand(), free)) {
                if (!mayHave(request)) {
                    coverage.saw(Rare.QUOTA_HELD_BACK);
                } else if (waiting.stream().anyMatch(other -> keepsFrom(other, request, free))) {
                    coverage.saw(Rare.GROUP_KEEPS_AGENTS);
                } else {
                    expect("L4", false, "the agents that are available meet the request that waits for them", request);
                }
            }
        }
    }

    /** Only what could be met by the agents in service, and may be, keeps agents for itself. */
    private boolean keepsFrom(Request group, Request other, List<Agent> free) {
        return group != other
                && group.demand().agents() > 1
                && free.stream()
                        .anyMatch(agent ->
                                Matching.couldUse(group.demand(), agent) && Matching.couldUse(other.demand(), agent))
                && mayHave(group)
                && Matching.isMet(group.demand(), Overtakes.inService(pool));
    }

    private boolean mayHave(Request request) {
        long held = 0;
        for (Request other : pool.requests()) {
            if (other.master().equals(request.master())) {
                held += switch (other.status()) {
                    case WAITING, ENDED -> 0;
                    case OFFERED -> 1;
                    case RESERVED -> other.holding().size();
                };
            }
        }
        return held + request.demand().agents()
                <= pool.view().policy().order().of(request.master()).maxHeld();
    }

    /** Asked a million times, so the words are only put together when they are needed. */
    private static void expect(String code, boolean holds, String what, Object about) {
        if (!holds) {
            throw new BrokenInvariant(code, "Expected that " + what + ": " + about + ".");
        }
    }
}
