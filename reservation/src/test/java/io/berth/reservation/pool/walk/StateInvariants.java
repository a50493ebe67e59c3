package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.HashSet;
import java.util.Set;

/** What holds of a pool at every moment: S1, S4 and S9 of design.md section 6, and that no match is missed. */
public final class StateInvariants {
    private StateInvariants() {}

    public static void check(Pool pool) {
        pool.agents().forEach(agent -> checkAgent(pool, agent));
        pool.requests().forEach(request -> checkRequest(pool, request));
        assertOneHolderEach(pool);
        assertThat(BruteForce.of(pool).missedMatches())
                .as("available agents that match a waiting request")
                .isEmpty();
    }

    /** S9: each status goes with what it means. */
    private static void checkAgent(Pool pool, Agent agent) {
        boolean used = agent.status() == AgentStatus.OFFERED || agent.status() == AgentStatus.RESERVED;
        assertThat(agent.use() != null).as("%s is used", agent).isEqualTo(used);
        switch (agent.status()) {
            case AVAILABLE ->
                assertThat(agent.online()).as("%s is there", agent).isTrue();
            case OFFLINE -> assertThat(agent.online()).as("%s is there", agent).isFalse();
            case OFFERED -> {
                Request request = pool.view().request(agent.use().request());
                assertThat(agent.online()).as("%s is there", agent).isTrue();
                assertThat(request.status()).isEqualTo(RequestStatus.OFFERED);
                assertThat(request.offered()).contains(agent.name());
                assertThat(request.expression().matches(agent.tags())).isTrue();
            }
            case RESERVED -> {
                Request request = pool.view().request(agent.use().request());
                assertThat(request.status()).isEqualTo(RequestStatus.RESERVED);
                assertThat(request.agent()).isEqualTo(agent.name());
                assertThat(request.epoch()).isEqualTo(agent.epoch());
                assertThat(request.master()).isEqualTo(agent.use().master());
                assertThat(pool.view().requestAt(agent.name(), agent.epoch())).isEqualTo(request);
            }
            case CLEANING, LOCK_DELAY, QUARANTINED ->
                assertThat(agent.epoch()).as("%s was granted once", agent).isGreaterThanOrEqualTo(0);
        }
    }

    private static void checkRequest(Pool pool, Request request) {
        assertThat(request.outcome() != null)
                .as("%s is over", request)
                .isEqualTo(request.status() == RequestStatus.ENDED);
        assertThat(request.offered().isEmpty()).isEqualTo(request.status() != RequestStatus.OFFERED);
        if (request.status() == RequestStatus.OFFERED) {
            assertThat(request.offered())
                    .hasSizeLessThanOrEqualTo(request.maxOffers())
                    .doesNotHaveDuplicates()
                    .allSatisfy(agent -> {
                        assertThat(pool.view().agent(agent).status()).isEqualTo(AgentStatus.OFFERED);
                        assertThat(pool.view().agent(agent).use().request()).isEqualTo(request.id());
                    });
        }
        if (request.status() == RequestStatus.RESERVED) {
            assertThat(pool.view().agent(request.agent()).use().request()).isEqualTo(request.id());
        }
    }

    /** S1 and S4, from the side of the agents. */
    private static void assertOneHolderEach(Pool pool) {
        Set<AgentName> held = new HashSet<>();
        Set<RequestId> reserving = new HashSet<>();
        for (Request request : pool.requests()) {
            request.offered()
                    .forEach(agent -> assertThat(held.add(agent))
                            .as("%s is held once", agent)
                            .isTrue());
            if (request.status() == RequestStatus.RESERVED) {
                assertThat(held.add(request.agent()))
                        .as("%s is held once", request.agent())
                        .isTrue();
                assertThat(reserving.add(request.id())).isTrue();
            }
        }
    }
}
