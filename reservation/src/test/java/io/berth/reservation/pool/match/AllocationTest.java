package io.berth.reservation.pool.match;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several agents together: who gets which, and what is kept until all are there. */
class AllocationTest {
    private final PoolFixture pool = PoolFixture.configured();

    /** @return each agent that the request holds, and which of its needs it meets */
    private List<String> heldBy(String request) {
        return pool.request(request).held().stream()
                .map(held -> held.agent() + " for " + held.need())
                .toList();
    }

    @Test
    void eachNeedGetsTheBestThatIsLeft() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").tags("linux").and(1, "linux || macos").asked());
        assertThat(heldBy("r1")).containsExactly("a1 for 0", "a2 for 1");
    }

    @Test
    void anAgentMovesToAnotherNeedWhereOnlyThatLetsBothBeMet() {
        pool.given(
                agent("a1").tags("linux").online(),
                agent("a2").tags("linux", "macos").online());
        pool.given(
                request("r1").tags("linux || macos").and(1, "linux && !macos").asked());
        assertThat(heldBy("r1")).containsExactly("a2 for 0", "a1 for 1");
    }

    @Test
    void agentsMoveAlongAChainOfNeeds() {
        pool.given(
                agent("a1").tags("x", "y").online(),
                agent("a2").tags("u", "y", "z").online(),
                agent("a3").tags("s", "t", "u", "z").online());
        pool.given(request("r1").tags("x || y").and(1, "y || z").and(1, "x").asked());
        assertThat(heldBy("r1")).containsExactly("a2 for 0", "a3 for 1", "a1 for 2");
    }

    @Test
    void oneAgentDoesNotCountForTwoNeeds() {
        pool.given(agent("a1").tags("linux", "macos").online());
        pool.given(request("r1").tags("linux").and(1, "macos").asked());
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
    }

    @Test
    void whatAGroupNeedsIsKeptForItFromThoseBehindIt() {
        pool.given(agent("a1").online(), agent("a2").online(), request("busy").asked());
        pool.given(request("group").tags(2, "linux").asked());
        pool.given(request("later").asked());
        assertThat(pool.stateOf("later")).isEqualTo(RequestStatus.WAITING);
        pool.given(CI.frees("a1", pool.epochOf("a1")));
        assertThat(heldBy("group")).containsExactlyInAnyOrder("a1 for 0", "a2 for 0");
    }

    @Test
    void whatAGroupDoesNotNeedIsNotKeptForIt() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                agent("b1").tags("macos").online());
        pool.given(request("busy").tags("macos").asked());
        pool.given(request("group").tags("linux").and(1, "macos").asked());
        pool.given(request("later").asked());
        assertThat(pool.holderOf("a2")).isEqualTo("later");
        assertThat(pool.holderOf("a1")).isNull();
    }

    @Test
    void nothingIsKeptForAGroupThatAgentsInServiceCannotMeet() {
        pool.given(agent("a1").online(), request("group").tags(2, "linux").asked());
        pool.given(request("later").asked());
        assertThat(pool.holderOf("a1")).isEqualTo("later");
    }

    @Test
    void nothingIsKeptAnyMoreWhenAnAgentThatTheGroupNeedsIsWithdrawn() {
        pool.given(agent("a1").online(), agent("a2").online(), request("busy").asked());
        pool.given(request("group").tags(2, "linux").asked(), request("later").asked());
        pool.given(ANN.drains("a1", "update", null));
        assertThat(pool.holderOf("a2")).isEqualTo("later");
    }

    @Test
    void anAgentThatIsBothWithdrawnAndSilentIsMissingOnlyOnce() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                agent("a3").online(),
                request("out").tags("a1").asked(),
                request("busy").tags("a2").asked());
        pool.given(ANN.drains("a1", "update", null), agent("a1").silent());
        pool.given(request("group").tags(2, "linux").asked(), request("later").asked());
        assertThat(pool.holderOf("a3")).isNull();
    }

    @Test
    void anAgentThatIsWithdrawnAndGoneDoesNotMakeOthersFewer() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                agent("a3").online(),
                request("busy").tags("a2").asked());
        pool.given(ANN.drains("a1", "update", null), agent("a1").stopping());
        pool.given(request("group").tags(2, "linux").asked(), request("later").asked());
        assertThat(pool.holderOf("a3")).isNull();
    }

    @Test
    void twoGroupsDoNotHoldAgainstEachOther() {
        pool.given(agent("a1").online(), agent("a2").online(), request("busy").asked());
        pool.given(
                request("first").tags(2, "linux").asked(),
                request("second").tags(2, "linux || macos").asked());
        pool.given(CI.frees("a1", pool.epochOf("a1")));
        assertThat(pool.stateOf("first")).isEqualTo(RequestStatus.RESERVED);
        assertThat(pool.stateOf("second")).isEqualTo(RequestStatus.WAITING);
    }
}
