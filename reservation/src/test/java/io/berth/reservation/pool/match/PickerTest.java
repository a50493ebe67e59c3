package io.berth.reservation.pool.match;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.RequestVoice;
import org.junit.jupiter.api.Test;

/** Which of several agents a request gets. */
class PickerTest {
    private final PoolFixture pool = PoolFixture.configured();

    private String given(RequestVoice asking) {
        return pool.when(asking.asked()).events().stream()
                .filter(event -> event.contains(" reserved for "))
                .map(event -> event.split(" ")[0])
                .findFirst()
                .orElse("nothing");
    }

    /** It was used by the master, given back, and is available again. */
    private void usedBy(String master, String agent) {
        pool.given(request("use-" + agent + "-" + master).of(master).tags(agent).asked());
        pool.given(master(master).frees(agent, pool.epochOf(agent)));
    }

    @Test
    void anAgentThatCanDoLessIsGivenAwayFirst() {
        pool.given(
                agent("a1").tags("linux", "gpu").online(),
                agent("a2").tags("linux").online());
        assertThat(given(request("r1"))).isEqualTo("a2");
    }

    @Test
    void amongAgentsWithTheSameTagsTheOneThatIsAvailableForLongestComesFirst() {
        pool.given(agent("b").online(), agent("a").online());
        assertThat(given(request("r1"))).isEqualTo("b");
    }

    @Test
    void thatSomebodyAskedForAnAgentByItsNameDoesNotMoveItBehindOthers() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("named").tags("a1 && gpu").tryingOnce().asked());
        assertThat(given(request("r1"))).isEqualTo("a1");
    }

    @Test
    void anAgentThatIsPreferredIsGivenThoughItCanDoMore() {
        pool.given(
                agent("a1").tags("linux").online(),
                agent("a2").tags("linux", "ssd").online());
        assertThat(given(request("r1").preferring("ssd"))).isEqualTo("a2");
    }

    @Test
    void theFirstPreferenceWeighsMoreThanAllThatFollow() {
        pool.given(agent("a1").tags("linux", "gpu", "local", "ssd").online());
        pool.given(agent("a2").tags("linux", "fast").online());
        assertThat(given(request("r1").preferring("fast, ssd, gpu, local"))).isEqualTo("a2");
    }

    @Test
    void whereTheFirstPreferenceSaysNothingTheSecondDecides() {
        pool.given(agent("a1").tags("linux", "gpu").online());
        pool.given(agent("a2").tags("linux", "gpu", "ssd").online());
        assertThat(given(request("r1").preferring("gpu, ssd"))).isEqualTo("a2");
    }

    @Test
    void aPreferenceThatNoAgentMeetsKeepsNobodyWaiting() {
        pool.given(agent("a1").online());
        assertThat(given(request("r1").preferring("ssd, last-used, a9"))).isEqualTo("a1");
    }

    @Test
    void anAgentCanBePreferredByItsName() {
        pool.given(agent("a1").online(), agent("a2").online());
        assertThat(given(request("r1").preferring("a2"))).isEqualTo("a2");
    }

    @Test
    void theAgentThatItsMasterUsedLastIsGivenThoughOthersAreAvailableForLonger() {
        pool.given(agent("a1").online(), agent("a2").online());
        usedBy("ci", "a1");
        usedBy("ci", "a2");
        pool.given(agent("a3").online());
        assertThat(given(request("r1").preferring("last-used"))).isEqualTo("a2");
        assertThat(given(request("r2").preferring("last-used"))).isEqualTo("a1");
        assertThat(given(request("r3").preferring("last-used"))).isEqualTo("a3");
    }

    @Test
    void anAgentThatAnotherMasterUsedSinceIsNotTheLastUsed() {
        pool.given(agent("a1").online(), agent("a2").online());
        usedBy("ci", "a2");
        usedBy("other", "a2");
        assertThat(given(request("r1").preferring("last-used"))).isEqualTo("a1");
    }

    @Test
    void amongAgentsThatWereUsedTheNextPreferenceDecides() {
        pool.given(agent("a1").tags("linux", "ssd").online(), agent("a2").online());
        usedBy("ci", "a1");
        usedBy("ci", "a2");
        assertThat(given(request("r1").preferring("last-used, ssd"))).isEqualTo("a1");
    }

    @Test
    void whoChoosesIsOfferedTheBestAndNoMoreThanItMayHold() {
        pool.given(
                agent("a1").online(),
                agent("a2").tags("linux", "ssd").online(),
                agent("a3").online());
        assertThat(pool.when(request("r1").preferring("ssd").choosingAmong(2).asked())
                        .events())
                .contains("a2 offered to r1", "a1 offered to r1")
                .doesNotContain("a3 offered to r1");
    }

    @Test
    void aDeclinedAgentIsNotOfferedAgain() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").choosingAmong(1).asked());
        assertThat(pool.when(CI.declines("r1", pool.request("r1").offeredAt())).events())
                .contains("a2 offered to r1")
                .doesNotContain("a1 offered to r1");
    }
}
