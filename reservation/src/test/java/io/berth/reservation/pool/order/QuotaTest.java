package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.command.Command;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Share;
import io.berth.reservation.timer.Timer.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaTest {
    private PoolFixture pool = PoolFixture.configured(Queue.sharing(Map.of("ci", Queue.holdingAtMost(1))));
    private Queue queue = new Queue(pool);

    private void with(Share share) {
        pool = PoolFixture.configured(Queue.sharing(Map.of("ci", share)));
        queue = new Queue(pool);
    }

    @Test
    void aMasterThatHoldsAllItMayWaitsAlthoughAgentsAreFree() {
        pool.given(agent("a1").online(), agent("a2").online(), request("r1").asked());
        assertThat(pool.when(request("r2").asked()).answers()).containsExactly("ci: r2 waits, 1 of 1, 2 match");
    }

    @Test
    void othersPassItMeanwhile() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        assertThat(pool.when(request("d1").of("dev").asked()).answers()).containsExactly("dev: d1 has a2");
    }

    @Test
    void itGoesOnInTheSameStepInWhichItGivesOneBack() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        assertThat(queue.frees("a1").answers()).containsExactly("ci: r1 ended: FREED", "ci: r2 has a2");
    }

    @Test
    void anOfferCountsAsWhatItMayBecome() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a3").online());
        pool.given(request("r1").choosingAmong(2).asked(), request("r2").asked());
        assertThat(pool.stateOf("r2")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.when(CI.cancels("r1")).answers()).contains("ci: r2 has a3");
    }

    @Test
    void moreAtOnceThanTheQuotaIsRejected() {
        pool.given(agent("a1").online(), agent("a2").online());
        Answer.Ended told = pool.when(request("g").tags(2, "linux").asked()).answer(Answer.Ended.class);
        assertThat(told.code()).isEqualTo(RefusalCode.QUOTA);
        assertThat(told.sentence())
                .isEqualTo("The request wants 2 agents at once; master ci may hold 1 in this pool. Ask for fewer.");
        pool.assertOnlyAnswered(request("g").tags(2, "linux").asked(), "ci: g ended: REJECTED QUOTA");
    }

    @Test
    void aGroupThatWouldExceedTheQuotaKeepsNothingWhileItWaits() {
        with(Queue.holdingAtMost(2));
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                agent("a3").online(),
                request("r1").asked());
        pool.given(request("g").tags(2, "linux").asked());
        pool.given(request("d1").of("dev").asked(), request("d2").of("dev").asked());
        assertThat(pool.holderOf("a3")).isEqualTo("d2");
        queue.frees("a2");
        assertThat(queue.frees("a1").answers()).contains("ci: g has a2", "ci: g has a1");
    }

    @Test
    void moreThatWaitThanAllowedIsRefusedAndNotRemembered() {
        with(new Share(1, 1, 1));
        pool.given(agent("a1").online(), request("r1").asked(), request("r2").asked());
        Answer.Refused told = pool.when(request("r3").asked()).answer(Answer.Refused.class);
        assertThat(told.code()).isEqualTo(RefusalCode.QUOTA);
        assertThat(told.sentence())
                .isEqualTo("Master ci lets 1 request wait, which is all that this pool allows it."
                        + " Ask again when one of them is over.");
        assertThat(pool.request("r3")).isNull();
        pool.given(CI.cancels("r2"));
        assertThat(pool.when(request("r3").asked()).answers()).containsExactly("ci: r3 waits, 1 of 1, 1 match");
    }

    @Test
    void whatWaitsAlreadyMayAskAgain() {
        with(new Share(1, 1, 1));
        pool.given(request("r1").asked());
        assertThat(pool.when(request("r1").asked()).answers()).containsExactly("ci: r1 waits, 1 of 1, 0 match");
    }

    @Test
    void eachMasterHasAQuotaOfItsOwn() {
        pool.given(agent("a1").online(), agent("a2").online(), agent("a3").online());
        pool.given(request("r1").asked(), request("d1").of("dev").asked());
        assertThat(pool.when(request("d2").of("dev").asked()).answers()).containsExactly("dev: d2 has a3");
    }

    @Test
    void whoeverWaitsForTheQuotaIsToldSo() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        assertThat(queue.told("r2").reason())
                .isEqualTo("master ci holds 1 of the 1 agents that it may hold; 1 free, 1 busy");
        assertThat(queue.told("r2").estimate()).isNull();
    }

    @Test
    void aQuotaThatIsLoweredTakesNothingAway() {
        with(Queue.holdingAtMost(2));
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        pool.given(new Command.ConfigurePool(Queue.sharing(Map.of("ci", Queue.holdingAtMost(1)))));
        pool.given(request("r3").asked());
        queue.frees("a1");
        assertThat(pool.stateOf("r3")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.holderOf("a2")).isEqualTo("r2");
        assertThat(queue.frees("a2").answers()).contains("ci: r3 has a1");
    }

    @Test
    void aGroupThatALowerQuotaForbidsIsToldSo() {
        with(Queue.holdingAtMost(2));
        pool.given(agent("a1").online(), request("g").tags(2, "linux").asked());
        pool.given(new Command.ConfigurePool(Queue.sharing(Map.of("ci", Queue.holdingAtMost(1)))));
        assertThat(queue.told("g").reason())
                .isEqualTo("it wants 2 agents at once, and master ci may hold only 1 of this pool; 1 free;"
                        + " 2 are wanted at once");
    }

    @Test
    void aQuotaThatIsRaisedLetsThoseGoWhoWaitedForIt() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        pool.given(new Command.ConfigurePool(Queue.sharing(Map.of("ci", Queue.holdingAtMost(2)))));
        assertThat(pool.holderOf("a2")).isEqualTo("r2");
    }

    @Test
    void anAgentInLockDelayIsHeldByNobody() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        assertThat(pool.when(pool.due(Kind.RENEWAL, "a1")).answers()).contains("ci: r2 has a2");
    }

    @Test
    void afterARestartItIsCountedAnew() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        pool.restarted();
        pool.given(request("r3").asked());
        assertThat(pool.stateOf("r3")).isEqualTo(RequestStatus.WAITING);
        assertThat(queue.frees("a1").answers()).contains("ci: r2 has a2");
    }
}
