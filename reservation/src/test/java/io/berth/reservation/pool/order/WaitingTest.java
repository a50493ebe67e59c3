package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.timer.Timer;
import io.berth.reservation.timer.Timer.Kind;
import io.berth.reservation.timer.Timers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a request waits, and what ends that. */
class WaitingTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    @Test
    void whoeverTriesOnceIsTakenAtOnceOrNotAtAll() {
        pool.given(agent("a1").online());
        assertThat(pool.when(request("r1").tryingOnce().asked()).answers()).containsExactly("ci: r1 has a1");
        assertThat(pool.when(request("r2").tryingOnce().asked()).answers())
                .containsExactly("ci: r2 ended: UNAVAILABLE");
        assertThat(queue.end("r2"))
                .isEqualTo("No matching agent can be given to the request now, and it did not want to wait."
                        + " Ask again later, or let it wait.");
    }

    @Test
    void aGroupThatTriesOnceGetsAllOfItOrNothing() {
        pool.given(agent("a1").online());
        assertThat(pool.when(request("g").tags(2, "linux").tryingOnce().asked()).answers())
                .containsExactly("ci: g ended: UNAVAILABLE");
        assertThat(pool.statusOf("a1")).isEqualTo(AgentStatus.AVAILABLE);
        assertThat(queue.end("g")).startsWith("Not enough matching agents can be given to the request now");
        pool.given(agent("a2").online());
        assertThat(pool.when(request("g2").tags(2, "linux").tryingOnce().asked())
                        .answers())
                .containsExactly("ci: g2 has a1", "ci: g2 has a2");
    }

    @Test
    void whatAGroupThatTriedOnceWouldHaveTakenGoesToOthersInTheSameStep() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("x").asked(),
                request("y").asked());
        pool.given(request("g").tags(2, "linux").asked(), agent("a1").stopping());
        pool.given(request("r").asked(), CI.cancels("g"));
        pool.given(agent("a3").tags("mac").online());
        assertThat(pool.when(request("o")
                                .tags(2, "linux || mac")
                                .priority(9)
                                .tryingOnce()
                                .asked())
                        .answers())
                .containsExactly("ci: o ended: UNAVAILABLE");
        assertThat(pool.when(request("m").tags("mac").asked()).answers()).containsExactly("ci: m has a3");
    }

    @Test
    void aRequestThatTriesOnceAndIsRefusedByItsAgentTriesTheOthersOnce() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").tryingOnce().asked());
        assertThat(pool.when(agent("a1").failed(pool.epochOf("a1"))).answers()).endsWith("ci: r1 has a2");
        assertThat(pool.when(agent("a2").failed(pool.epochOf("a2"))).answers()).endsWith("ci: r1 ended: UNAVAILABLE");
    }

    @Test
    void aRequestThatTriesOnceAndDeclinesIsOfferedOthersOnce() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("c").choosingAmong(1).tryingOnce().asked());
        assertThat(pool.when(CI.declines("c", pool.request("c").offeredAt())).answers())
                .containsExactly("ci: c may choose [a2]");
        assertThat(pool.when(CI.declines("c", pool.request("c").offeredAt())).answers())
                .containsExactly("ci: c ended: UNAVAILABLE");
    }

    @Test
    void whoeverTriesOnceDoesNotPassThoseWhoWait() {
        pool.given(agent("a1").online(), agent("a2").online(), request("x").asked());
        pool.given(request("g").tags(2, "linux").asked());
        assertThat(pool.when(request("r").tryingOnce().asked()).answers()).containsExactly("ci: r ended: UNAVAILABLE");
    }

    @Test
    void aMaximumWaitEndsTheRequest() {
        pool.given(request("r1").waitingAtMost(Duration.ofMinutes(5)).asked());
        assertThat(pool.when(pool.due(Kind.WAIT, "r1")).answers()).containsExactly("ci: r1 ended: WAIT_EXPIRED");
        assertThat(queue.end("r1"))
                .isEqualTo("No matching agent could be given to the request within the 5m that it wanted to wait."
                        + " Ask again, or let it wait longer.");
    }

    @Test
    void askingAgainDoesNotProlongTheMaximumWait() {
        pool.given(request("r1").waitingAtMost(Duration.ofMinutes(5)).asked());
        Command due = pool.due(Kind.WAIT, "r1");
        queue.told("r1");
        assertThat(pool.when(due).answers()).containsExactly("ci: r1 ended: WAIT_EXPIRED");
    }

    @Test
    void theMaximumWaitCountsAnewWhenTheRequestIsPutBack() {
        pool.given(request("r1").waitingAtMost(Duration.ofMinutes(5)).asked());
        pool.given(agent("a1").online());
        assertThat(timers("r1")).isEmpty();
        pool.given(agent("a1").failed(pool.epochOf("a1")));
        assertThat(timers("r1"))
                .filteredOn(timer -> timer.key().kind() == Kind.WAIT)
                .singleElement()
                .satisfies(timer -> assertThat(timer.length()).isEqualTo(Duration.ofMinutes(5)));
        assertThat(pool.when(pool.due(Kind.WAIT, "r1")).answers()).containsExactly("ci: r1 ended: WAIT_EXPIRED");
    }

    private List<Timer> timers(String id) {
        return Timers.of(pool.request(id), PoolPolicy.DEFAULT.timing());
    }

    @Test
    void aMaximumWaitThatIsOverTooLateTakesNothingAway() {
        pool.given(request("r1").waitingAtMost(Duration.ofMinutes(5)).asked());
        Command due = pool.due(Kind.WAIT, "r1");
        pool.given(agent("a1").online());
        pool.assertIgnored(due);
    }

    @Test
    void whoeverCancelsWaitsNoMore() {
        pool.given(request("r1").asked(), request("r2").asked());
        assertThat(pool.when(CI.cancels("r1")).answers()).containsExactly("ci: r1 ended: CANCELLED");
        assertThat(queue.told("r2").position()).isEqualTo(1);
        pool.given(agent("a1").online());
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
    }

    @Test
    void aMasterThatIsSilentWaitsNoMore() {
        pool.given(request("r1").asked());
        assertThat(pool.when(pool.due(Kind.SILENCE, "r1")).answers()).containsExactly("ci: r1 ended: MASTER_SILENT");
        assertThat(queue.end("r1"))
                .isEqualTo("The master did not ask again for 5m, so the request counts as given up. Ask again.");
    }

    @Test
    void askingAgainIsASignOfLife() {
        pool.given(request("r1").asked());
        Command before = pool.due(Kind.SILENCE, "r1");
        queue.told("r1");
        pool.assertIgnored(before);
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.when(pool.due(Kind.SILENCE, "r1")).answers()).containsExactly("ci: r1 ended: MASTER_SILENT");
    }

    @Test
    void aReportOfWhatItFollowsIsASignOfLifeToo() {
        pool.given(request("r1").asked());
        Command before = pool.due(Kind.SILENCE, "r1");
        pool.given(CI.follows(pool, "r1"));
        pool.assertIgnored(before);
    }

    @Test
    void askingAgainKeepsThePlace() {
        pool.given(request("r1").asked(), request("r2").asked());
        assertThat(queue.told("r1").position()).isEqualTo(1);
        assertThat(queue.told("r2").position()).isEqualTo(2);
        pool.given(agent("a1").online());
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void aPoolOnHoldGivesNothingAway() {
        pool.given(agent("a1").online(), ANN.holdsPool("network work", null));
        pool.given(
                request("r1").asked(),
                request("c").choosingAmong(1).asked(),
                agent("a2").online());
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.stateOf("c")).isEqualTo(RequestStatus.WAITING);
        assertThat(pool.when(request("once").tryingOnce().asked()).answers())
                .containsExactly("ci: once ended: UNAVAILABLE");
    }

    @Test
    void whatIsHeldGoesOnWhileThePoolIsOnHold() {
        pool.given(agent("a1").online(), request("r1").asked(), ANN.holdsPool("network work", null));
        assertThat(pool.when(CI.renewsBusy("a1", pool.epochOf("a1"))).answers()).containsExactly("ci: r1 renewed a1");
        assertThat(queue.frees("a1").answers()).containsExactly("ci: r1 ended: FREED");
    }

    @Test
    void everybodyIsServedInTheirOrderWhenThePoolGoesOn() {
        pool.given(agent("a1").online(), agent("a2").online(), ANN.holdsPool("network work", null));
        pool.given(
                request("r1").asked(),
                request("r2").priority(1).asked(),
                request("r3").asked());
        assertThat(pool.when(ANN.releasesPool()).answers())
                .containsExactly("ann: confirmed", "ci: r2 has a1", "ci: r1 has a2");
    }

    @Test
    void aHoldOfALengthEndsByItself() {
        pool.given(agent("a1").online(), ANN.holdsPool("network work", Duration.ofHours(1)));
        pool.given(request("r1").asked());
        assertThat(pool.when(pool.due(Kind.POOL_HOLD, "")).answers()).containsExactly("ci: r1 has a1");
    }

    @Test
    void aHoldOutlivesARestart() {
        pool.given(agent("a1").online(), ANN.holdsPool("network work", null)).restarted();
        pool.given(request("r1").asked());
        assertThat(pool.stateOf("r1")).isEqualTo(RequestStatus.WAITING);
    }
}
