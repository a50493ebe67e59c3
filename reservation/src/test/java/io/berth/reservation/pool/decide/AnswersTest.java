package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.Told;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final PoolFixture pool = PoolFixture.configured();

    @Test
    void theGrantNamesAllThatItsHolderNeeds() {
        pool.given(agent("a1").tags("linux", "jdk=17").online());
        Told told = pool.when(request("r1").asked());
        Answer.Reserved reserved = told.answer(Answer.Reserved.class);
        assertThat(reserved.tags()).isEqualTo(TagSet.of("linux", "jdk=17"));
        assertThat(reserved.epoch()).isEqualTo(pool.epochOf("a1"));
        assertThat(reserved.renewalTimeout()).isEqualTo(TimingContract.DEFAULT.renewal());
        assertThat(reserved.idleTimeout()).isEqualTo(TimingContract.DEFAULT.idle());
    }

    @Test
    void theOfferNamesTagsAndTimeout() {
        pool.given(agent("a1").tags("linux", "warm").online());
        Answer.Offered offered =
                pool.when(request("r1").choosingAmong(1).asked()).answer(Answer.Offered.class);
        assertThat(offered.candidates().get(0).tags()).isEqualTo(TagSet.of("linux", "warm"));
        assertThat(offered.timeout()).isEqualTo(TimingContract.DEFAULT.offer());
    }

    @Test
    void whoeverWaitsIsToldWhatTheMatchingAgentsDo() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.given(agent("a2").online(), request("r2").choosingAmong(1).asked());
        pool.given(agent("a3").online(), agent("a3").stopping(), agent("a1").silent());
        Answer.Waiting waiting = pool.when(request("r3").asked()).answer(Answer.Waiting.class);
        assertThat(waiting.reason()).isEqualTo("1 offered to others, 1 lost, 1 offline");
        assertThat(waiting.matching()).isEqualTo(3);
    }

    @Test
    void whoeverWaitsForWhatIsNotThereIsToldSo() {
        Answer.Waiting waiting = pool.when(request("r1").asked()).answer(Answer.Waiting.class);
        assertThat(waiting.reason()).isEqualTo("no registered agent matches yet");
    }

    @Test
    void placesAreCountedAmongThoseWhoWaitForTheSame() {
        pool.given(request("r1").tags("windows").asked(), request("r2").asked());
        assertThat(pool.when(request("r3").asked()).answers()).containsExactly("ci: r3 waits, 2 of 2, 0 match");
    }

    @Test
    void theSameExpressionWrittenOtherwiseIsTheSameQueue() {
        pool.given(request("r1").tags("linux&&jdk>=17").asked());
        assertThat(pool.when(request("r2").tags(" (linux) && jdk >= 17").asked())
                        .answers())
                .containsExactly("ci: r2 waits, 2 of 2, 0 match");
    }

    @Test
    void aRequestThatPassesThroughSeveralStatesIsToldTheLastOnly() {
        pool.given(agent("a1").online());
        assertThat(pool.when(request("r1").choosingAmong(1).asked()).answers()).hasSize(1);
    }

    @Test
    void whoGetsAnAgentThatCameJustNowIsToldOfTheReservationOnly() {
        pool.given(request("r1").asked());
        assertThat(pool.when(agent("a1").online()).answers()).containsExactly("ci: r1 has a1");
    }

    @Test
    void whoGetsAnotherAgentForTheOneThatRefusedIsToldOfThatOnly() {
        pool.given(agent("a1").online(), request("r1").asked(), agent("a2").online());
        assertThat(pool.when(agent("a1").failed(pool.epochOf("a1"))).answers()).containsExactly("ci: r1 has a2");
    }

    @Test
    void nobodyElseIsToldWhenTheQueueMoves() {
        pool.given(request("r1").asked(), request("r2").asked(), request("r3").asked());
        assertThat(pool.when(CI.cancels("r1")).answers()).containsExactly("ci: r1 ended: CANCELLED");
    }

    @Test
    void anEndNamesTheAgentThatWasHeld() {
        pool.given(agent("a1").online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        Answer.Ended ended = pool.when(pool.due(Kind.RENEWAL, "a1")).answer(Answer.Ended.class);
        assertThat(ended.agent().value()).isEqualTo("a1");
        assertThat(ended.epoch()).isEqualTo(epoch);
        assertThat(ended.outcome()).isEqualTo(Outcome.RENEWAL_EXPIRED);
        assertThat(ended.sentence()).contains("10m");
    }

    @Test
    void anEndWithoutAnAgentNamesNone() {
        Answer.Ended ended = pool.when(request("r1").tryingOnce().asked()).answer(Answer.Ended.class);
        assertThat(ended.agent()).isNull();
        assertThat(ended.epoch()).isEqualTo(-1);
        assertThat(ended.code()).isNull();
    }

    @Test
    void aTimeoutBelowASecondIsNotToldAsZero() {
        pool.given(agent("a1").online());
        pool.given(request("r1")
                .choosingAmong(1)
                .under(Duration.ofMillis(250), null, null)
                .asked());
        Answer.Ended ended = pool.when(pool.due(Kind.OFFER, "r1")).answer(Answer.Ended.class);
        assertThat(ended.sentence()).contains("within 250ms");
    }
}
