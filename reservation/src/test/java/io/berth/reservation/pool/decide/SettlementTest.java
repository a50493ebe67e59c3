package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Test;

class SettlementTest {
    private final PoolFixture pool = PoolFixture.configured();

    /** So many are met by one command; the pool is on hold, and agents a1 to aN are free. */
    private void meeting(int matches, int agents) {
        pool.given(
                new Command.ConfigurePool(PoolPolicy.DEFAULT.with(Limits.DEFAULT.withMatches(matches))),
                ANN.holdsPool("storage moves", null));
        for (int i = 1; i <= agents; i++) {
            pool.given(agent("a" + i).online());
        }
    }

    private Command settles() {
        return pool.due(Kind.SETTLEMENT, "");
    }

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
    void oneCommandMeetsSoManyAndTheOthersAreMetByThoseThatFollow() {
        meeting(2, 5);
        pool.given(
                request("r1").asked(),
                request("r2").asked(),
                request("r3").asked(),
                request("r4").asked(),
                request("r5").asked());
        assertThat(pool.when(ANN.releasesPool()).events())
                .containsExactly("pool released", "a1 reserved for r1", "a2 reserved for r2");
        assertThat(pool.when(settles()).events()).containsExactly("a3 reserved for r3", "a4 reserved for r4");
        assertThat(pool.pool().isSettled()).isFalse();
        assertThat(pool.when(settles()).events()).containsExactly("a5 reserved for r5");
        assertThat(pool.pool().isSettled()).isTrue();
    }

    @Test
    void aSettledPoolAsksForNothing() {
        meeting(2, 2);
        pool.given(request("r1").asked(), request("r2").asked(), ANN.releasesPool());
        assertThat(pool.pool().isSettled()).isTrue();
        assertThat(pool.timers()).noneMatch(timer -> timer.key().kind() == Kind.SETTLEMENT);
        pool.assertIgnored(new Command.Settle());
    }

    @Test
    void anyOtherCommandGoesOnWithTheSettlementToo() {
        meeting(1, 2);
        pool.given(request("r1").asked(), request("r2").asked(), ANN.releasesPool());
        assertThat(pool.when(CI.renewsBusy("a1", pool.epochOf("a1"))).events()).contains("a2 reserved for r2");
        assertThat(pool.pool().isSettled()).isTrue();
    }

    @Test
    void aPoolThatIsRestoredGoesOn() {
        meeting(1, 2);
        pool.given(request("r1").asked(), request("r2").asked(), ANN.releasesPool());
        assertThat(pool.restarted().when(settles()).events()).containsExactly("a2 reserved for r2");
    }

    @Test
    void whoeverGoesFirstIsMetFirstAlsoWhenItComesWhileThePoolIsNotSettled() {
        meeting(1, 3);
        pool.given(request("r1").asked(), request("r2").asked(), request("r3").asked(), ANN.releasesPool());
        assertThat(pool.when(request("urgent").priority(9).asked()).events())
                .containsExactly("urgent accepted", "a2 reserved for urgent");
        assertThat(pool.when(settles()).events()).containsExactly("a3 reserved for r2");
    }

    @Test
    void whoeverTriesOnceIsMetWhenTheSettlementComesToIt() {
        meeting(1, 3);
        pool.given(request("r1").asked(), request("r2").asked(), ANN.releasesPool());
        assertThat(pool.when(request("once").tryingOnce().asked()).answers())
                .containsExactly("ci: once waits, 1 of 1, 3 match", "ci: r2 has a2");
        assertThat(pool.when(settles()).answers()).containsExactly("ci: once has a3");
    }

    @Test
    void whoeverTriesOnceIsOverOnlyWhenEverybodyWhoGoesFirstWasMet() {
        meeting(1, 2);
        pool.given(request("r1").asked(), request("r2").asked(), ANN.releasesPool());
        pool.given(request("once").tryingOnce().asked());
        assertThat(pool.stateOf("once")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.when(settles()).answers()).containsExactly("ci: once ended: UNAVAILABLE");
        assertThat(pool.pool().isSettled()).isTrue();
    }

    @Test
    void whoeverTriesOnceIsNotOverForHavingWaited() {
        meeting(1, 3);
        pool.given(request("r1").asked(), request("r2").asked(), ANN.releasesPool());
        pool.given(request("once").tryingOnce().asked());
        assertThat(pool.timers()).noneMatch(timer -> timer.key().kind() == Kind.WAIT);
        Command waited = new Command.ExpireRequest(
                new RequestId("once"), pool.request("once").position(), WaitCause.WAIT);
        assertThat(pool.when(waited).answers()).containsExactly("ci: once has a3");
    }

    @Test
    void thoseThatTryOnceInVainCountToo() {
        meeting(1, 4);
        pool.given(
                request("r1").asked(),
                request("r2").asked(),
                request("r3").asked(),
                request("r4").asked(),
                ANN.releasesPool());
        pool.given(
                request("once1").tryingOnce().asked(),
                request("once2").tryingOnce().asked(),
                request("once3").tryingOnce().asked());
        assertThat(pool.when(settles()).events()).containsExactly("once1 ended: UNAVAILABLE");
        assertThat(pool.when(settles()).events()).containsExactly("once2 ended: UNAVAILABLE");
        assertThat(pool.when(settles()).events()).containsExactly("once3 ended: UNAVAILABLE");
    }

    @Test
    void aPoolThatIsPutOnHoldHalfWayGivesNothingMoreAway() {
        meeting(1, 3);
        pool.given(request("r1").asked(), request("r2").asked(), ANN.releasesPool());
        pool.given(request("once").tryingOnce().asked());
        assertThat(pool.when(ANN.holdsPool("again", null)).answers()).contains("ci: once ended: UNAVAILABLE");
        assertThat(pool.pool().isSettled()).isTrue();
    }

    @Test
    void aGroupIsMetWholeHoweverFewMatchesACommandMayMake() {
        meeting(1, 3);
        pool.given(request("r1").tags(3, "linux").asked());
        assertThat(pool.when(ANN.releasesPool()).events())
                .contains("a1 reserved for r1", "a2 reserved for r1", "a3 reserved for r1");
    }

    @Test
    void whoeverWaitsMeanwhileIsToldThatItGoesOn() {
        meeting(1, 3);
        pool.given(request("r1").asked(), request("r2").asked(), request("r3").asked(), ANN.releasesPool());
        Answer.Waiting told = pool.when(request("r3").asked()).answer(Answer.Waiting.class);
        assertThat(told.reason())
                .isEqualTo("1 free, 2 busy; what is free is being given away, one request after the other");
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
