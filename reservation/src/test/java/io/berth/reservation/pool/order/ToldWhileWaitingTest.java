package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.timer.Timer.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a request that waits is told: its place, and why it waits. The log of the fixture begins on 2023-11-14 at 22:13. */
class ToldWhileWaitingTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    private String reason(String id) {
        return queue.told(id).reason();
    }

    @Test
    void thePlaceIsByPriorityThenByAge() {
        pool.given(
                request("r1").asked(),
                request("r2").priority(1).asked(),
                request("r3").asked());
        assertThat(queue.told("r2").position()).isEqualTo(1);
        assertThat(queue.told("r1").position()).isEqualTo(2);
        assertThat(queue.told("r3").position()).isEqualTo(3);
        assertThat(queue.told("r3").waiting()).isEqualTo(3);
    }

    @Test
    void onlyThoseWhoWaitForTheSameAreCounted() {
        pool.given(request("w").tags("windows").asked(), request("r1").asked());
        assertThat(queue.told("r1").position()).isEqualTo(1);
        assertThat(queue.told("r1").waiting()).isEqualTo(1);
    }

    @Test
    void whereNothingMatchesThatIsSaid() {
        pool.given(request("r1").asked());
        assertThat(reason("r1")).isEqualTo("no registered agent matches yet");
    }

    @Test
    void whatTheMatchingAgentsDoIsSaid() {
        for (int i = 1; i <= 4; i++) {
            pool.given(agent("a" + i).online(), request("x" + i).asked());
        }
        pool.given(agent("a5").online(), request("c").choosingAmong(1).asked());
        pool.given(agent("a6").online(), agent("a6").stopping(), agent("a4").silent());
        pool.given(request("r1").asked());
        assertThat(reason("r1")).isEqualTo("1 offered to others, 3 busy, 1 lost, 1 offline");
        assertThat(queue.told("r1").matching()).isEqualTo(6);
    }

    @Test
    void whatAnOperatorTookOutOfServiceIsSaidWithItsReasonAndItsEnd() {
        for (int i = 1; i <= 7; i++) {
            pool.given(agent("a" + i).online(), request("x" + i).asked());
        }
        for (int i = 5; i <= 6; i++) {
            pool.given(ANN.drains("a" + i, "disk swap", Duration.ofHours(2)));
        }
        pool.given(agent("a7").silent(), request("r1").asked());
        assertThat(reason("r1")).isEqualTo("4 busy, 1 lost, 2 draining (disk swap, until 2023-11-15 00:13 UTC)");
    }

    @Test
    void whatIsOutOfServiceForGoodIsSaidWithoutAnEnd() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(ANN.drains("a1", "disk swap.", null), ANN.quarantines("a2", "burnt", null));
        pool.given(request("r1").asked());
        assertThat(reason("r1")).isEqualTo("1 drained, 1 in quarantine (burnt; disk swap)");
    }

    @Test
    void whatIsCleaningUpOrInLockDelayIsSaid() {
        pool.given(agent("a1").cleans().online(), agent("a2").online());
        pool.given(request("x1").asked(), request("x2").asked());
        queue.frees("a1");
        pool.given(pool.due(Kind.RENEWAL, "a2"), request("r1").asked());
        assertThat(reason("r1")).isEqualTo("1 cleaning up, 1 in lock delay");
    }

    @Test
    void aHoldOfThePoolIsSaid() {
        pool.given(
                agent("a1").online(),
                ANN.holdsPool("network work", Duration.ofHours(1)),
                request("r1").asked());
        assertThat(reason("r1")).isEqualTo("the pool is on hold (network work, until 2023-11-14 23:13 UTC); 1 free");
    }

    @Test
    void whatIsFreeAndKeptForAGroupIsSaid() {
        pool.given(agent("a1").online(), agent("a2").online(), request("x").asked());
        pool.given(request("g").tags(2, "linux").asked(), request("r1").asked());
        assertThat(reason("r1"))
                .isEqualTo("1 free, 1 busy; what is free is kept for a request for several agents that goes first");
        assertThat(reason("g")).isEqualTo("1 free, 1 busy; 2 are wanted at once");
    }

    @Test
    void anAgentThatMatchesTwoNeedsOfAGroupIsCountedOnce() {
        pool.given(agent("a1").tags("macos", "ssd").online(), request("x").asked());
        pool.given(
                agent("m1").tags("macos").online(), agent("w1").tags("windows").online());
        pool.given(request("g").tags(2, "macos").and(1, "ssd").asked());
        assertThat(queue.told("g").matching()).isEqualTo(2);
    }

    @Test
    void eachNeedOfAGroupIsSaid() {
        pool.given(
                agent("m1").tags("macos").online(), request("x").tags("macos").asked());
        pool.given(agent("w1").tags("windows").online());
        pool.given(request("g").tags(1, "macos").and(2, "windows").asked());
        assertThat(reason("g")).isEqualTo("macos: 1 busy; windows: 1 free; 3 are wanted at once");
    }

    @Test
    void thatAllMatchingAgentsWereDeclinedIsSaid() {
        pool.given(agent("a1").online(), request("c").choosingAmong(1).asked());
        pool.given(CI.declines("c", pool.request("c").offeredAt()));
        assertThat(reason("c")).isEqualTo("no registered agent matches, other than those it declined");
    }

    @Test
    void theMasterIsToldHowLongItMayBeSilent() {
        pool.given(request("r1").asked());
        assertThat(queue.told("r1").silence()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void aGrantThatFollowsTheReturnOfTheAgentIsToldAsAGrantOnly() {
        pool.given(request("r1").asked());
        assertThat(pool.when(agent("a1").online()).answers()).containsExactly("ci: r1 has a1");
    }
}
