package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private final PoolFixture pool = PoolFixture.configured();

    @Test
    void whoeverAskedFirstIsServedFirst() {
        pool.given(request("r1").asked(), request("r2").asked(), request("r3").asked());
        assertThat(pool.when(agent("a1").online()).events()).contains("a1 reserved for r1");
        assertThat(pool.when(agent("a2").online()).events()).contains("a2 reserved for r2");
        assertThat(pool.when(agent("a3").online()).events()).contains("a3 reserved for r3");
    }

    @Test
    void whoeverAskedFirstIsServedFirstAlsoAcrossExpressions() {
        pool.given(
                request("r1").tags("linux && gpu").asked(),
                request("r2").tags("linux").asked(),
                request("r3").tags("gpu || macos").asked());
        assertThat(pool.when(agent("a1").tags("linux", "gpu").online()).events())
                .contains("a1 reserved for r1");
        assertThat(pool.when(agent("a2").tags("linux", "gpu").online()).events())
                .contains("a2 reserved for r2");
        assertThat(pool.when(agent("a3").tags("linux", "gpu").online()).events())
                .contains("a3 reserved for r3");
    }

    @Test
    void whoeverCannotBeServedHoldsNobodyUp() {
        pool.given(request("r1").tags("windows").asked(), request("r2").asked());
        assertThat(pool.when(agent("a1").online()).events()).contains("a1 reserved for r2");
    }

    @Test
    void aFreedAgentGoesToTheRequestThatWaitsLongest() {
        pool.given(
                agent("a1").online(),
                request("r1").asked(),
                request("r2").asked(),
                request("r3").asked());
        assertThat(pool.when(CI.frees("a1", pool.epochOf("a1"))).answers())
                .containsExactly("ci: r1 ended: FREED", "ci: r2 has a1");
    }

    @Test
    void aRequestThatLostItsOffersIsBackAtItsOldPlace() {
        pool.given(
                agent("a1").online(),
                request("r1").choosingAmong(1).asked(),
                request("r2").asked());
        pool.given(agent("a1").silent());
        assertThat(pool.when(agent("a2").online()).events()).contains("a2 offered to r1");
    }

    @Test
    void theLeastCapableAgentIsGivenAwayFirst() {
        pool.given(
                agent("rich").tags("linux", "gpu", "jdk=17").online(),
                agent("plain").tags("linux").online(),
                agent("fair").tags("linux", "gpu").online());
        assertThat(pool.when(request("r1").asked()).answers()).containsExactly("ci: r1 has plain");
        assertThat(pool.when(request("r2").asked()).answers()).containsExactly("ci: r2 has fair");
        assertThat(pool.when(request("r3").asked()).answers()).containsExactly("ci: r3 has rich");
    }

    @Test
    void amongEqualsTheOneThatIsFreeLongestIsTaken() {
        pool.given(agent("a1").online(), agent("a2").online(), request("r1").asked());
        pool.given(CI.frees("a1", pool.epochOf("a1")));
        assertThat(pool.when(request("r2").asked()).answers()).containsExactly("ci: r2 has a2");
        assertThat(pool.when(request("r3").asked()).answers()).containsExactly("ci: r3 has a1");
    }

    @Test
    void offersComeInTheSameOrder() {
        pool.given(
                agent("rich").tags("linux", "gpu").online(),
                agent("plain").tags("linux").online());
        assertThat(pool.when(request("r1").choosingAmong(5).asked()).answers())
                .containsExactly("ci: r1 may choose [plain, rich]");
    }

    @Test
    void everyOfferGivenBackFindsItsNextRequest() {
        pool.given(agent("a1").online(), agent("a2").tags("linux", "gpu").online());
        pool.given(
                request("r1").choosingAmong(2).asked(),
                request("r2").tags("gpu").asked(),
                request("r3").asked());
        assertThat(pool.when(CI.cancels("r1")).answers())
                .containsExactly("ci: r1 ended: CANCELLED", "ci: r2 has a2", "ci: r3 has a1");
    }

    @Test
    void aRequestThatWaitedIsOfferedAllThatComesFreeAtOnce() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(
                request("r1").choosingAmong(2).asked(),
                request("r2").choosingAmong(2).asked());
        assertThat(pool.when(pool.due(Kind.OFFER, "r1")).answers())
                .containsExactly("ci: r1 ended: OFFER_EXPIRED", "ci: r2 may choose [a1, a2]");
    }

    @Test
    void aNewRequestDoesNotOvertakeOneThatWaits() {
        pool.given(
                agent("a1").online(),
                request("r1").asked(),
                request("r2").asked(),
                request("r3").asked());
        pool.given(CI.frees("a1", pool.epochOf("a1")));
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
        assertThat(pool.when(request("r3").asked()).answers()).containsExactly("ci: r3 waits, 1 of 1, 1 match");
    }
}
