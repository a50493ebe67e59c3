package io.berth.reservation.pool.order;

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

/** More could be met than one command may meet. */
class BoundedSettlementTest {
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
}
