package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Agents that refuse, or do not get ready, and what becomes of the request and of them. */
class FailedStartTest {
    private final PoolFixture pool = PoolFixture.configured();

    private void limited(int starts, int failures) {
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(new Limits(starts, failures, 10, 20, 200))));
    }

    private Told refuses(String agent) {
        return pool.when(agent(agent).failed(pool.epochOf(agent)));
    }

    /** It is out of use for the lock delay, and then reserved again by whoever waits. */
    private void isBack(String agent) {
        pool.given(pool.due(Kind.LOCK_DELAY, agent));
    }

    @Test
    void aRefusalTriesAnotherAgentAtOnce() {
        pool.given(agent("a1").online(), agent("a2").online(), request("r1").asked());
        Told told = refuses("a1");
        assertThat(told.events())
                .containsExactly(
                        "a1 no longer reserved for r1: AGENT_REFUSED, LOCK_DELAY",
                        "r1 waits again: AGENT_REFUSED",
                        "a2 reserved for r1");
        assertThat(told.answers()).containsExactly("ci: r1 has a2");
    }

    @Test
    void aRefusedRequestIsBackBeforeLaterOnes() {
        pool.given(
                agent("a1").online(),
                request("r1").asked(),
                request("r2").asked(),
                request("r3").asked());
        assertThat(refuses("a1").answers()).containsExactly("ci: r1 waits, 1 of 3, 1 match");
        assertThat(pool.when(agent("a2").online()).events()).contains("a2 reserved for r1");
    }

    @Test
    void aStartInVainDoesNotCountAgainstTheShareOfItsMaster() {
        pool.given(agent("a1").online(), agent("w1").tags("windows").online());
        pool.given(request("r1").tags("linux").and(1, "windows").asked());
        pool.given(request("o1").of("other").tags("linux").asked());
        pool.after(Duration.ofSeconds(30));
        assertThat(refuses("w1").events()).contains("r1 waits again: AGENT_REFUSED");
        isBack("w1");
        assertThat(pool.when(pool.due(Kind.LOCK_DELAY, "a1")).events())
                .contains("a1 reserved for r1", "w1 reserved for r1");
    }

    @Test
    void norDoesAGroupThatIsBrokenByTheLossOfTheOneThatWasReady() {
        pool.given(agent("a1").online(), agent("w1").tags("windows").online());
        pool.given(request("r1").tags("linux").and(1, "windows").asked());
        pool.given(agent("w1").tags("windows").ready(pool.epochOf("w1"))).after(Duration.ofSeconds(30));
        assertThat(pool.when(agent("w1").tags("windows").run("run-2").online()).events())
                .contains("r1 waits again: AGENT_LOST");
        assertThat(pool.pool().accounts()).isEmpty();
    }

    @Test
    void anAgentThatFailsWhileItServesWasUsed() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.given(agent("a1").ready(pool.epochOf("a1")));
        refuses("a1");
        assertThat(pool.pool().accounts()).hasSize(1);
    }

    @Test
    void theNextAgentHasAHigherEpoch() {
        pool.given(agent("a1").online(), agent("a2").online(), request("r1").asked());
        long first = pool.epochOf("a1");
        refuses("a1");
        assertThat(pool.epochOf("a2")).isGreaterThan(first);
        pool.assertOnlyAnswered(CI.renewsBusy("a1", first), "ci: refused STALE");
    }

    @Test
    void aRequestEndsWhenItWasTriedOftenEnough() {
        limited(2, 100);
        pool.given(agent("a1").online(), agent("a2").online(), request("r1").asked());
        refuses("a1");
        Told told = refuses("a2");
        assertThat(told.events())
                .containsExactly("a2 no longer reserved for r1: AGENT_REFUSED, LOCK_DELAY", "r1 ended: AGENT_REFUSED");
        assertThat(told.answer(Answer.Ended.class).sentence()).contains("hook failed");
    }

    @Test
    void whoeverIsTriedOnceEndsWithTheFirstRefusal() {
        limited(1, 100);
        pool.given(agent("a1").online(), agent("a2").online(), request("r1").asked());
        assertThat(refuses("a1").answers()).containsExactly("ci: r1 ended: AGENT_REFUSED");
    }

    @Test
    void aRequestThatTriesOnceTakesAnotherOrIsOver() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").tryingOnce().asked());
        assertThat(refuses("a1").answers()).contains("ci: r1 has a2");
        assertThat(refuses("a2").answers()).containsExactly("ci: r1 ended: UNAVAILABLE");
    }

    @Test
    void anAgentThatRefusesTwiceInARowIsPutInQuarantine() {
        pool.given(agent("a1").online(), request("r1").asked());
        refuses("a1");
        isBack("a1");
        assertThat(refuses("a1").events())
                .containsExactly(
                        "a1 no longer reserved for r1: AGENT_REFUSED, QUARANTINED",
                        "a1 quarantined",
                        "r1 waits again: AGENT_REFUSED");
        assertThat(pool.agent("a1").withdrawn().reason()).isEqualTo("Its on-reserved hook failed, 2 times in a row.");
        assertThat(pool.agent("a1").withdrawn().by()).isNull();
        pool.assertIgnored(agent("a1").online());
    }

    @Test
    void anAgentThatIsNotReadyInTimeTwiceInARowIsPutInQuarantineToo() {
        pool.given(agent("a1").online(), request("r1").asked());
        refuses("a1");
        isBack("a1");
        assertThat(pool.when(pool.due(Kind.START, "a1")).events())
                .containsExactly(
                        "a1 no longer reserved for r1: START_EXPIRED, QUARANTINED",
                        "a1 quarantined",
                        "r1 waits again: START_EXPIRED");
        assertThat(pool.agent("a1").withdrawn().reason()).contains("did not get ready in time, 2 times");
    }

    @Test
    void anAgentThatGotReadyInBetweenStartsFromZero() {
        pool.given(agent("a1").online(), request("r1").asked());
        refuses("a1");
        isBack("a1");
        pool.given(agent("a1").ready(pool.epochOf("a1")));
        pool.given(CI.frees("a1", pool.epochOf("a1")), request("r2").asked());
        refuses("a1");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.LOCK_DELAY);
    }

    @Test
    void aNewRunThatForgotTheReservationIsNoFailureOfTheAgent() {
        pool.given(agent("a1").online(), request("r1").asked());
        for (int run = 2; run < 5; run++) {
            pool.given(
                    agent("a1").run("run-" + run).remembers(pool.epochOf("a1")).online());
            assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.LOCK_DELAY);
            isBack("a1");
        }
        assertThat(pool.agent("a1").failures()).isZero();
    }

    @Test
    void theNextRunLiftsAnAutomaticQuarantine() {
        limited(3, 1);
        pool.given(agent("a1").online(), request("r1").asked());
        refuses("a1");
        assertThat(pool.when(agent("a1").run("run-2").online()).events())
                .containsExactly("a1 registered", "a1 reserved for r1");
        assertThat(pool.agent("a1").withdrawn()).isNull();
        assertThat(pool.agent("a1").failures()).isZero();
    }

    @Test
    void anOperatorLiftsAnAutomaticQuarantine() {
        limited(3, 1);
        pool.given(agent("a1").online(), request("r1").asked());
        refuses("a1");
        assertThat(pool.when(ANN.resumes("a1")).events()).containsExactly("a1 resumed", "a1 reserved for r1");
        assertThat(pool.agent("a1").failures()).isZero();
    }

    @Test
    void anAgentThatIsLostBeforeItIsReadyIsWaitedForAsLongAsAStartMayTake() {
        pool.given(agent("a1").online(), request("r1").asked(), agent("a1").silent());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
        assertThat(pool.when(pool.due(Kind.START, "a1")).events())
                .containsExactly(
                        "a1 no longer reserved for r1: START_EXPIRED, LOCK_DELAY", "r1 waits again: START_EXPIRED");
    }

    @Test
    void aHolderIsToldWhenItsAgentIsLostAndWhenItIsBack() {
        pool.given(agent("a1").online(), request("r1").asked());
        long epoch = pool.epochOf("a1");
        pool.given(agent("a1").ready(epoch));
        assertThat(pool.when(agent("a1").silent()).answers()).containsExactly("ci: r1 does not hear a1");
        assertThat(pool.when(agent("a1").serving(epoch).online()).answers()).containsExactly("ci: r1 hears a1");
    }

    @Test
    void whoeverGetsAnAgentThatJustCameIsToldOfTheGrantOnly() {
        pool.given(request("r1").asked());
        assertThat(pool.when(agent("a1").online()).answers()).containsExactly("ci: r1 has a1");
    }

    @Test
    void aRequestThatStartedInVainIsStillEndedByItsMaster() {
        pool.given(agent("a1").online(), request("r1").asked());
        refuses("a1");
        assertThat(pool.when(CI.cancels("r1")).answers()).containsExactly("ci: r1 ended: CANCELLED");
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.CANCELLED);
    }
}
