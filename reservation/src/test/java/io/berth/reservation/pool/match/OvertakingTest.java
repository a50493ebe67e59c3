package io.berth.reservation.pool.match;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.OperatorVoice.ANN;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Share;
import io.berth.reservation.timer.Timer.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often a request may be overtaken, and by whom it was. */
class OvertakingTest {
    private final PoolFixture pool = boundedBy(1);

    private static PoolFixture boundedBy(int maxOvertakes) {
        return PoolFixture.configured(
                PoolPolicy.DEFAULT.with(new Order(maxOvertakes, Order.DEFAULT.halfLife(), Share.DEFAULT, Map.of())));
    }

    /** The agent is given back, and the next one gets it. */
    private static void passedOn(PoolFixture pool) {
        pool.given(CI.frees("a1", pool.epochOf("a1")));
    }

    /** One agent, held; "old" waits, and behind it more and more that are more important. */
    private static PoolFixture crowded(PoolFixture pool) {
        pool.given(agent("a1").online(), request("held").asked(), request("old").asked());
        return pool.given(
                request("p1").priority(9).asked(),
                request("p2").priority(9).asked(),
                request("p3").priority(9).asked());
    }

    @Test
    void whoWasOvertakenAsOftenAsMayBeGoesBeforeEverybodyWhoCameLater() {
        crowded(pool);
        passedOn(pool);
        assertThat(pool.holderOf("a1")).isEqualTo("p1");
        passedOn(pool);
        assertThat(pool.holderOf("a1")).isEqualTo("old");
    }

    @Test
    void withABoundOfZeroTheOldestGoesFirstWhateverThePriorities() {
        PoolFixture strict = crowded(boundedBy(0));
        passedOn(strict);
        assertThat(strict.holderOf("a1")).isEqualTo("old");
    }

    @Test
    void aHigherBoundLetsMorePass() {
        PoolFixture lax = crowded(boundedBy(2));
        passedOn(lax);
        passedOn(lax);
        assertThat(lax.holderOf("a1")).isEqualTo("p2");
        passedOn(lax);
        assertThat(lax.holderOf("a1")).isEqualTo("old");
    }

    @Test
    void anAgentThatTheRequestCouldNotHaveHadDoesNotCount() {
        crowded(pool);
        pool.given(agent("b1").tags("macos").online());
        pool.given(request("elsewhere").tags("macos").asked());
        passedOn(pool);
        assertThat(pool.holderOf("a1")).isEqualTo("p1");
    }

    @Test
    void whoCouldNotStartAndWaitsAgainOvertookNobody() {
        crowded(pool);
        passedOn(pool);
        pool.given(agent("a1").failed(pool.epochOf("a1")));
        assertThat(pool.stateOf("p1")).isEqualTo(RequestStatus.WAITING);
        pool.given(pool.due(Kind.LOCK_DELAY, "a1"));
        assertThat(pool.holderOf("a1")).isEqualTo("p1");
    }

    @Test
    void whoOvertookIsRememberedAsLongAsTheOtherWaitsOrMayHaveToAgain() {
        crowded(pool);
        passedOn(pool);
        pool.given(agent("a1").cleans().online(), CI.cancels("p1"));
        assertThat(pool.when(pool.due(Kind.OUTCOME, "p1")).events()).containsExactly("p1 kept");
        pool.given(agent("a1").cleans().clean(pool.epochOf("a1")));
        assertThat(pool.holderOf("a1")).isEqualTo("old");
        assertThat(pool.when(pool.due(Kind.OUTCOME, "p1")).events()).containsExactly("p1 kept");
        pool.given(agent("a1").cleans().ready(pool.epochOf("a1")));
        assertThat(pool.when(pool.due(Kind.OUTCOME, "p1")).events()).containsExactly("[p1] forgotten");
    }

    @Test
    void aRestartForgetsNoOvertaking() {
        crowded(pool);
        passedOn(pool);
        pool.restarted();
        passedOn(pool);
        assertThat(pool.holderOf("a1")).isEqualTo("old");
    }

    @Test
    void aRestartForgetsNoOvertakingOnAnAgentThatWasAskedForByNameAndRemovedSince() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(
                request("old").tags("a1").and(1, "macos").asked(),
                request("later").asked());
        assertThat(pool.holderOf("a1")).isEqualTo("later");
        passedOn(pool);
        pool.given(agent("a1").stopping(), ANN.removes("a1"));
        assertThat(pool.when(pool.due(Kind.OUTCOME, "later")).events()).containsExactly("later kept");
        pool.restarted();
        assertThat(pool.when(pool.due(Kind.OUTCOME, "later")).events()).containsExactly("later kept");
    }

    @Test
    void aHigherPriorityDoesNotChangeWhoWasOvertakenHowOften() {
        crowded(pool);
        passedOn(pool);
        pool.given(CI.prioritises("old", 1), CI.prioritises("old", 0));
        passedOn(pool);
        assertThat(pool.holderOf("a1")).isEqualTo("old");
    }
}
