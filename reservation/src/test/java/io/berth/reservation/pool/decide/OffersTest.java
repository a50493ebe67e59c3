package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Test;

/** Offers that lead to nothing: declined, or lost. */
class OffersTest {
    private final PoolFixture pool = PoolFixture.configured();

    private Command declines(String request) {
        return CI.declines(request, pool.request(request).offeredAt());
    }

    @Test
    void whoeverDeclinesIsOfferedAnother() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").choosingAmong(1).asked());
        Told told = pool.when(declines("r1"));
        assertThat(told.events())
                .containsExactly(
                        "a1 no longer offered to r1: DECLINED", "r1 waits again: DECLINED", "a2 offered to r1");
        assertThat(told.answers()).containsExactly("ci: r1 may choose [a2]");
    }

    @Test
    void whoeverDeclinesWaitsWhereNothingElseIsFree() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        assertThat(pool.when(declines("r1")).answers()).containsExactly("ci: r1 waits, 1 of 1, 0 match");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
    }

    @Test
    void aDeclinedAgentGoesToOthers() {
        pool.given(
                agent("a1").online(),
                request("r1").choosingAmong(1).asked(),
                request("r2").asked());
        assertThat(pool.when(declines("r1")).events()).contains("a1 reserved for r2");
    }

    @Test
    void aDeclinedAgentIsNeverOfferedAgainToTheSameRequest() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        pool.given(declines("r1"));
        pool.given(agent("a1").stopping());
        assertThat(pool.when(agent("a1").run("run-2").tags("linux", "gpu").online())
                        .events())
                .containsExactly("a1 registered");
        pool.given(agent("a2").online());
        pool.given(declines("r1"));
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.restarted().when(pool.again("r1")).answers()).containsExactly("ci: r1 waits, 1 of 1, 0 match");
    }

    @Test
    void whoeverDeclinesKeepsItsPlace() {
        pool.given(
                agent("a1").tags("linux", "old").online(),
                request("r1").choosingAmong(1).asked());
        pool.given(request("r2").tags("linux && !old").asked(), declines("r1"));
        assertThat(pool.when(agent("a2").online()).events()).contains("a2 offered to r1");
    }

    @Test
    void decliningEarlierOffersRepeatsThePresentOnes() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").choosingAmong(1).asked());
        Command decline = declines("r1");
        pool.given(decline);
        pool.assertOnlyAnswered(decline, "ci: r1 may choose [a2]");
    }

    @Test
    void decliningAfterTheChoiceOrTheEndRepeatsWhatBecameOfIt() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        Command decline = declines("r1");
        pool.given(CI.reserves("a1", "r1"));
        pool.assertOnlyAnswered(decline, "ci: r1 has a1");
        pool.given(CI.cancels("r1"));
        pool.assertOnlyAnswered(decline, "ci: r1 ended: FREED");
    }

    @Test
    void onlyItsOwnMasterDeclines() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        pool.assertOnlyAnswered(
                master("other").declines("r1", pool.request("r1").offeredAt()), "other: refused NOT_HOLDER");
        pool.assertOnlyAnswered(CI.declines("r9", 1), "ci: refused UNKNOWN_REQUEST");
    }

    @Test
    void whoeverTriesOnceAndDeclinesEverythingIsOver() {
        pool.given(
                agent("a1").online(),
                request("r1").choosingAmong(1).tryingOnce().asked());
        assertThat(pool.when(declines("r1")).answers()).containsExactly("ci: r1 ended: UNAVAILABLE");
    }

    @Test
    void theTimerOfDeclinedOffersDoesNotEndTheNextOnes() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").choosingAmong(1).asked());
        Command expiry = pool.due(Kind.OFFER, "r1");
        pool.given(declines("r1"));
        pool.assertIgnored(expiry);
    }

    @Test
    void offersThatAllWentAwayPutTheRequestBackAtItsPlace() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").choosingAmong(2).asked(), request("r2").asked());
        pool.given(agent("a1").silent());
        assertThat(pool.when(agent("a2").silent()).events())
                .containsExactly("a2 lost", "a2 no longer offered to r1: AGENT_LOST", "r1 waits again: OFFERS_LOST");
        assertThat(pool.when(agent("a2").online()).events()).contains("a2 offered to r1");
    }

    @Test
    void whatWasLostMayBeOfferedAgain() {
        pool.given(agent("a1").online(), request("r1").choosingAmong(1).asked());
        pool.given(agent("a1").silent(), agent("a1").online());
        assertThat(pool.when(CI.reserves("a1", "r1")).answers()).containsExactly("ci: r1 has a1");
    }
}
