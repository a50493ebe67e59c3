package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.Answer.Estimate;
import io.berth.reservation.pool.PoolFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long it may take, as it is told. Turns take ten minutes. */
class EstimateTest {
    private static final Duration TURN = Duration.ofMinutes(10);

    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    /** So many agents that had so many turns each, and are all busy now. */
    private void busy(int agents, int turns) {
        for (int i = 1; i <= agents; i++) {
            pool.given(agent("a" + i).online());
            for (int turn = 0; turn < turns; turn++) {
                queue.turn("t" + i + "-" + turn, "x", "a" + i, TURN);
            }
        }
        for (int i = 1; i <= agents; i++) {
            pool.given(request("x" + i).of("x").tags("a" + i).asked());
        }
    }

    private Estimate estimate(String id) {
        return queue.told(id).estimate();
    }

    private static Duration middle(Estimate estimate) {
        return estimate.least().plus(estimate.most()).dividedBy(2);
    }

    private static Duration width(Estimate estimate) {
        return estimate.most().minus(estimate.least());
    }

    @Test
    void thereIsNoneBeforeAnAgentHadThreeTurns() {
        busy(1, 2);
        pool.given(request("r1").asked());
        assertThat(estimate("r1")).isNull();
    }

    @Test
    void afterThreeTurnsItIsAboutATurn() {
        busy(1, 3);
        pool.given(request("r1").asked());
        assertThat(estimate("r1").least()).isBetween(Duration.ofMinutes(5), TURN);
        assertThat(estimate("r1").most()).isBetween(TURN, Duration.ofMinutes(15));
    }

    @Test
    void aTurnOnWhichNoJobCouldRunDoesNotCount() {
        pool.given(agent("a1").online());
        for (int i = 0; i < 5; i++) {
            pool.given(request("t" + i).asked());
            queue.frees("a1");
        }
        pool.given(request("x").asked(), request("r1").asked());
        assertThat(estimate("r1")).isNull();
    }

    @Test
    void itGrowsWithThePlace() {
        busy(1, 3);
        pool.given(request("r1").asked(), request("r2").asked(), request("r3").asked());
        assertThat(middle(estimate("r3"))).isCloseTo(middle(estimate("r1")).multipliedBy(3), Duration.ofSeconds(1));
    }

    @Test
    void itsRangeGrowsWithThePlaceToo() {
        busy(1, 3);
        for (int i = 1; i <= 9; i++) {
            pool.given(request("r" + i).asked());
        }
        assertThat(width(estimate("r9"))).isCloseTo(width(estimate("r1")).multipliedBy(3), Duration.ofSeconds(1));
    }

    @Test
    void itHalvesWithTwiceTheAgents() {
        busy(2, 3);
        pool.given(request("two").asked(), request("one").priority(1).tags("a1").asked());
        Estimate one = estimate("one");
        pool.given(CI.cancels("one"));
        assertThat(middle(estimate("two"))).isCloseTo(middle(one).dividedBy(2), Duration.ofSeconds(1));
    }

    @Test
    void aGroupTakesAsManyTurnsAsItWantsAgents() {
        busy(2, 3);
        pool.given(request("one").asked());
        Estimate one = estimate("one");
        pool.given(CI.cancels("one"), request("g").tags(2, "linux").asked());
        assertThat(middle(estimate("g"))).isCloseTo(middle(one).multipliedBy(2), Duration.ofSeconds(1));
    }

    @Test
    void theSlowestNeedOfAGroupDecides() {
        busy(2, 3);
        pool.given(request("g").tags(1, "linux").and(1, "a1").asked());
        Estimate group = estimate("g");
        pool.given(CI.cancels("g"), request("one").tags("a1").asked());
        assertThat(group).isEqualTo(estimate("one"));
    }

    @Test
    void thereIsNoneForAGroupOfWhichOneNeedHasNone() {
        busy(1, 3);
        pool.given(request("g").tags(1, "linux").and(1, "windows").asked());
        assertThat(estimate("g")).isNull();
    }

    @Test
    void whoeverAskedBeforeWithOtherWordsForTheSameAgentsCountsForTheEndOfTheRange() {
        busy(1, 3);
        for (int i = 1; i <= 9; i++) {
            pool.given(request("l" + i).tags("linux").asked());
        }
        pool.given(request("first").tags("linux && a1").asked());
        assertThat(queue.told("first").position()).isEqualTo(1);
        assertThat(estimate("first").least()).isEqualTo(estimate("l1").least());
        Duration most = estimate("first").most();
        pool.given(CI.cancels("first"), request("l10").tags("linux").asked());
        assertThat(estimate("l10").most()).isEqualTo(most);
    }

    @Test
    void whoeverAskedLaterOrMattersLessDoesNot() {
        busy(1, 3);
        pool.given(request("l1").tags("linux").priority(-1).asked());
        pool.given(request("first").tags("linux && a1").asked());
        Estimate alone = estimate("first");
        pool.given(CI.cancels("l1"));
        assertThat(estimate("first")).isEqualTo(alone);
        pool.given(request("l2").tags("linux").asked());
        assertThat(estimate("first")).isEqualTo(alone);
        pool.given(request("l3").tags("linux").priority(1).asked());
        assertThat(estimate("first").most()).isGreaterThan(alone.most());
    }

    @Test
    void norDoesWhoeverWaitsForOtherAgents() {
        busy(1, 3);
        pool.given(request("w").tags("windows").asked(), request("r1").asked());
        Estimate estimate = estimate("r1");
        pool.given(CI.cancels("w"));
        assertThat(estimate("r1")).isEqualTo(estimate);
    }

    @Test
    void aGroupOfOtherWordsCountsWithAllItsAgents() {
        busy(2, 3);
        pool.given(request("g").tags(2, "linux").asked(), request("first").asked());
        Duration behindAGroup = estimate("first").most();
        pool.given(CI.cancels("g"), request("o1").tags("a1").priority(1).asked());
        pool.given(request("o2").tags("a2").priority(1).asked());
        assertThat(estimate("first").most()).isEqualTo(behindAGroup);
    }

    @Test
    void thereIsNoneWhereTooManyOtherWordsFitTheSameAgents() {
        busy(1, 3);
        pool.given(request("r1").asked());
        for (int i = 1; i <= 32; i++) {
            pool.given(request("o" + i).tags("linux && !x" + i).asked());
        }
        assertThat(estimate("r1")).isNotNull();
        pool.given(request("o33").tags("linux && !x33").asked());
        assertThat(estimate("r1")).isNull();
    }

    @Test
    void thereIsNoneWhileThePoolIsOnHold() {
        busy(1, 3);
        pool.given(request("r1").asked(), ANN.holdsPool("network work", null));
        assertThat(estimate("r1")).isNull();
        pool.given(ANN.releasesPool());
        assertThat(estimate("r1")).isNotNull();
    }

    @Test
    void thereIsNoneWhileNobodyIsInService() {
        busy(1, 3);
        pool.given(request("r1").asked(), ANN.drains("a1", "disk swap", null));
        assertThat(estimate("r1")).isNull();
    }

    @Test
    void anAgentThatIsDrainedAndOffIsOutOfServiceOnce() {
        busy(2, 3);
        queue.frees("a2");
        pool.given(request("one").tags("a1").asked());
        Estimate one = estimate("one");
        pool.given(CI.cancels("one"));
        pool.given(
                ANN.drains("a2", "disk swap", null),
                agent("a2").stopping(),
                request("two").asked());
        assertThat(estimate("two")).isEqualTo(one);
    }

    @Test
    void recentTurnsCountMoreThanEarlierOnes() {
        pool.given(agent("a1").online());
        for (int i = 0; i < 10; i++) {
            queue.turn("long" + i, "x", "a1", Duration.ofHours(1));
        }
        for (int i = 0; i < 20; i++) {
            queue.turn("short" + i, "x", "a1", TURN);
        }
        pool.given(request("x").asked(), request("r1").asked());
        assertThat(middle(estimate("r1"))).isBetween(TURN, Duration.ofMinutes(15));
    }

    @Test
    void holdersWhoHoldForLongerThanTurnsTookMoveTheEndOfTheRangeAndNotItsBegin() {
        busy(2, 3);
        pool.given(request("r1").asked());
        Estimate fresh = estimate("r1");
        pool.after(TURN.dividedBy(2));
        assertThat(estimate("r1")).isEqualTo(fresh);

        pool.after(Duration.ofHours(3));
        // One of two turns has to end.
        assertThat(estimate("r1").most()).isBetween(Duration.ofMinutes(93), Duration.ofHours(2));
        assertThat(estimate("r1").least()).isEqualTo(fresh.least());

        queue.frees("a1");
        pool.given(request("r2").tags("a1").asked());
        assertThat(estimate("r2").most()).isLessThan(TURN.multipliedBy(10));
    }

    @Test
    void whatIsLostOrDrainedDoesNotCountAsHeld() {
        busy(2, 3);
        pool.after(Duration.ofHours(3));
        queue.frees("a2");
        pool.given(ANN.drains("a1", "disk swap", null));
        pool.given(request("x").of("x").tags("a2").asked(), request("r2").asked());
        assertThat(estimate("r2").most()).isLessThan(TURN.multipliedBy(2));
    }

    @Test
    void itIsNeverLessThanNothing() {
        pool.given(agent("a1").online());
        for (int i = 0; i < 6; i++) {
            queue.turn("t" + i, "x", "a1", Duration.ofMinutes(i % 2 == 0 ? 1 : 90));
        }
        pool.given(request("x").asked(), request("r1").asked());
        assertThat(estimate("r1").least()).isBetween(Duration.ZERO, Duration.ofHours(1));
        assertThat(estimate("r1").most()).isGreaterThan(estimate("r1").least());
    }
}
