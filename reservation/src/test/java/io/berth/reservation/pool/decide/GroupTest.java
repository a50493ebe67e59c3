package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Told;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several agents of one request: together or not at all until all serve, one by one afterwards. */
class GroupTest {
    private final PoolFixture pool = PoolFixture.configured();

    @BeforeEach
    void reserve() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").tags(2, "linux").asked());
    }

    private void allServe() {
        pool.given(agent("a1").ready(pool.epochOf("a1")), agent("a2").ready(pool.epochOf("a2")));
    }

    private Command frees(String agent) {
        return CI.frees(agent, pool.epochOf(agent));
    }

    @Test
    void theMasterIsToldOfEachAgentAndOfHowManyThereAre() {
        Told told = pool.when(request("r1").asked());
        assertThat(told.answers()).containsExactly("ci: r1 has a1", "ci: r1 has a2");
        assertThat(told.decision().answers())
                .allSatisfy(
                        answer -> assertThat(((Answer.Reserved) answer).of()).isEqualTo(2));
    }

    @Test
    void eachAgentMeetsItsOwnNeed() {
        pool.given(agent("mac").tags("macos").online(), agent("a3").online());
        Told told = pool.when(request("r2").tags("macos").and(1, "linux").asked());
        assertThat(told.events()).containsExactly("r2 accepted", "mac reserved for r2", "a3 reserved for r2");
        assertThat(pool.request("r2").holding()).extracting(held -> held.need()).containsExactly(0, 1);
    }

    @Test
    void oneRefusalBeforeAllServeGivesUpTheWholeGroup() {
        pool.given(agent("a2").ready(pool.epochOf("a2")));
        assertThat(pool.when(agent("a1").failed(pool.epochOf("a1"))).events())
                .containsExactly(
                        "a1 no longer reserved for r1: AGENT_REFUSED, LOCK_DELAY",
                        "a2 no longer reserved for r1: GROUP_BROKEN, LOCK_DELAY",
                        "r1 waits again: AGENT_REFUSED");
        assertThat(pool.request("r1").holding()).isEmpty();
        assertThat(pool.agent("a1").failures()).isOne();
        assertThat(pool.agent("a2").failures()).isZero();
    }

    @Test
    void oneLostAgentBeforeAllServeGivesUpTheWholeGroup() {
        long epoch = pool.epochOf("a2");
        pool.given(agent("a2").ready(epoch));
        assertThat(pool.when(agent("a2").run("run-2").remembers(epoch).online()).events())
                .containsExactly(
                        "a2 registered",
                        "a2 no longer reserved for r1: AGENT_LOST, LOCK_DELAY",
                        "a1 no longer reserved for r1: GROUP_BROKEN, LOCK_DELAY",
                        "r1 waits again: AGENT_LOST");
    }

    @Test
    void oneThatIsNotReadyInTimeGivesUpTheWholeGroup() {
        pool.given(agent("a2").ready(pool.epochOf("a2")));
        assertThat(pool.when(pool.due(Kind.START, "a1")).events())
                .contains("a2 no longer reserved for r1: GROUP_BROKEN, LOCK_DELAY", "r1 waits again: START_EXPIRED");
    }

    @Test
    void aGroupThatWasGivenUpIsTriedAgainWhole() {
        pool.given(agent("a1").failed(pool.epochOf("a1")), agent("a3").online());
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.when(agent("a4").online()).events())
                .containsExactly("a4 registered", "a3 reserved for r1", "a4 reserved for r1");
    }

    @Test
    void aGroupEndsWhenItWasTriedOftenEnough() {
        pool.given(new Command.ConfigurePool(PoolPolicy.DEFAULT.with(new Limits(1, 2, 10, 20, 200))));
        assertThat(pool.when(agent("a1").failed(pool.epochOf("a1"))).answers())
                .containsExactly("ci: r1 ended: AGENT_REFUSED");
    }

    @Test
    void onceAllServeOneLostAgentIsGivenUpAlone() {
        allServe();
        long epoch = pool.epochOf("a1");
        Told told = pool.when(agent("a1").run("run-2").remembers(epoch).online());
        assertThat(told.events())
                .containsExactly("a1 registered", "a1 no longer reserved for r1: AGENT_LOST, LOCK_DELAY");
        assertThat(told.answers()).containsExactly("ci: r1 released a1: AGENT_LOST");
        assertThat(pool.holderOf("a2")).isEqualTo("r1");
    }

    @Test
    void oneAfterTheOtherIsGivenBackAndTheLastEndsTheRequest() {
        allServe();
        assertThat(pool.when(frees("a1")).answers()).containsExactly("ci: r1 released a1: FREED");
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.RESERVED);
        assertThat(pool.when(frees("a2")).answers()).containsExactly("ci: r1 ended: FREED");
    }

    @Test
    void givingOneBackAgainRepeatsThat() {
        allServe();
        Command free = frees("a1");
        pool.given(free);
        pool.assertOnlyAnswered(free, "ci: r1 released a1: FREED");
        pool.given(frees("a2"));
        pool.assertOnlyAnswered(free, "ci: r1 ended: FREED");
    }

    @Test
    void whatOneGaveBackGoesToTheNextWhileTheOthersServeOn() {
        allServe();
        pool.given(request("r2").asked());
        assertThat(pool.when(frees("a1")).events())
                .containsExactly("a1 no longer reserved for r1: FREED, AVAILABLE", "a1 reserved for r2");
        assertThat(pool.when(CI.renewsBusy("a2", pool.epochOf("a2"))).answers()).containsExactly("ci: r1 renewed a2");
    }

    @Test
    void theOutcomeIsTheFirstEndThatItsHolderDidNotChoose() {
        allServe();
        pool.given(frees("a1"), pool.due(Kind.IDLE, "a2"));
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.IDLE_EXPIRED);
    }

    @Test
    void anEarlierInvoluntaryEndOutweighsALaterFree() {
        allServe();
        pool.given(pool.due(Kind.RENEWAL, "a1"), frees("a2"));
        assertThat(pool.outcomeOf("r1")).isEqualTo(Outcome.RENEWAL_EXPIRED);
    }

    @Test
    void cancellingGivesAllBack() {
        allServe();
        assertThat(pool.when(CI.cancels("r1")).events())
                .containsExactly(
                        "a1 no longer reserved for r1: FREED, AVAILABLE",
                        "a2 no longer reserved for r1: FREED, AVAILABLE",
                        "r1 ended: FREED");
    }

    /** Whoever asks anew waits for as many as it was given, so it has to hear which of them are over. */
    @Test
    void askingAgainNamesWhatIsStillHeldAndWhatIsOver() {
        allServe();
        pool.given(frees("a1"));
        pool.assertOnlyAnswered(
                request("r1").asked(), "ci: r1 released a1: FREED", "ci: r1 has a2", "ci: r1 can start on a2");
    }

    @Test
    void aGroupIsTheSameAfterARestart() {
        allServe();
        pool.given(frees("a1")).restarted();
        assertThat(pool.when(frees("a2")).answers()).containsExactly("ci: r1 ended: FREED");
    }
}
