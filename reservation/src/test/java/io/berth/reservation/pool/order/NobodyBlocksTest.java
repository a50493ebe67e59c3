package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who cannot be served now does not delay anybody whom it does not compete with. */
class NobodyBlocksTest {
    private final PoolFixture pool = PoolFixture.configured(Queue.sharing(Map.of("ci", Queue.holdingAtMost(3))));

    @Test
    void aRequestForOtherAgentsIsServedBehindOneThatWaits() {
        pool.given(request("w").tags("windows").asked(), agent("a1").online());
        assertThat(pool.when(request("r").asked()).answers()).containsExactly("ci: r has a1");
    }

    @Test
    void soItIsBehindARequestOfTheHighestPriority() {
        pool.given(
                request("w").tags("windows").priority(100).asked(), agent("a1").online());
        assertThat(pool.when(request("r").priority(-100).asked()).answers()).containsExactly("ci: r has a1");
    }

    @Test
    void soItIsBehindAGroupThatKeepsItsAgents() {
        pool.given(
                agent("w1").tags("windows").online(),
                agent("w2").tags("windows").online());
        pool.given(
                request("x").tags("windows").asked(),
                request("g").tags(2, "windows").asked());
        pool.given(agent("a1").online());
        assertThat(pool.when(request("r").of("dev").asked()).answers()).containsExactly("dev: r has a1");
    }

    @Test
    void soItIsBehindAMasterThatHoldsAllItMay() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                agent("a3").online(),
                agent("a4").online());
        pool.given(request("r1").tags(3, "linux").asked(), request("r2").asked());
        assertThat(pool.when(request("r").of("dev").asked()).answers()).containsExactly("dev: r has a4");
    }

    @Test
    void soItIsBehindARequestThatDeclinedTheOnlyAgent() {
        pool.given(agent("a1").online(), request("c").choosingAmong(1).asked());
        pool.given(CI.declines("c", pool.request("c").offeredAt()));
        assertThat(pool.when(request("r").of("dev").asked()).answers()).containsExactly("dev: r has a1");
    }

    @Test
    void soItIsBehindARequestThatNamesABusyAgent() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("x").tags("a1").asked());
        pool.given(request("named").tags("a1").asked());
        assertThat(pool.when(request("r").asked()).answers()).containsExactly("ci: r has a2");
    }

    @Test
    void whoeverDeclinedGetsTheNextOtherAgentAtItsPlace() {
        pool.given(agent("a1").online(), request("c").choosingAmong(1).asked());
        pool.given(CI.declines("c", pool.request("c").offeredAt()));
        pool.given(request("r1").of("dev").asked(), request("r2").of("dev").asked());
        assertThat(pool.when(agent("a2").online()).answers()).containsExactly("ci: c may choose [a2]");
    }
}
