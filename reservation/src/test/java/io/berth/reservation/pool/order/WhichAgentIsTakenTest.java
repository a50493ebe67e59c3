package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import org.junit.jupiter.api.Test;

class WhichAgentIsTakenTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    private String taken(String id, String preferences) {
        pool.given(request(id).preferring(preferences).asked());
        return pool.request(id).held().get(0).agent().value();
    }

    @Test
    void theAgentThatCanDoLeastIsTakenFirst() {
        pool.given(agent("rich").tags("linux", "gpu").online(), agent("plain").online());
        assertThat(taken("r1", "")).isEqualTo("plain");
    }

    @Test
    void aPreferenceCountsMoreThanThat() {
        pool.given(agent("plain").online(), agent("rich").tags("linux", "ssd").online());
        assertThat(taken("r1", "ssd")).isEqualTo("rich");
        assertThat(taken("r2", "ssd")).isEqualTo("plain");
    }

    @Test
    void anEarlierPreferenceCountsMoreThanALaterOne() {
        pool.given(
                agent("plain").online(),
                agent("fast").tags("linux", "ssd").online(),
                agent("strong").tags("linux", "gpu", "big").online(),
                agent("both").tags("linux", "gpu", "ssd", "big").online());
        assertThat(taken("r1", "gpu, ssd")).isEqualTo("both");
        assertThat(taken("r2", "gpu, ssd")).isEqualTo("strong");
        assertThat(taken("r3", "gpu, ssd")).isEqualTo("fast");
        assertThat(taken("r4", "gpu, ssd")).isEqualTo("plain");
    }

    @Test
    void theAgentThatTheMasterUsedLastIsTakenWhereItIsPreferred() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        queue.frees("a1");
        queue.frees("a2");
        assertThat(taken("r3", "last-used")).isEqualTo("a2");
        assertThat(taken("r4", "last-used")).isEqualTo("a1");
    }

    @Test
    void whereItIsNotPreferredTheOneThatIsFreeLongestIsTaken() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        queue.frees("a1");
        queue.frees("a2");
        assertThat(taken("r3", "")).isEqualTo("a1");
    }

    @Test
    void anAgentThatAnotherMasterUsedSinceWasNotUsedLast() {
        pool.given(agent("a1").online(), agent("a2").online());
        pool.given(request("r1").tags("a1").asked(), request("r2").tags("a2").asked());
        queue.frees("a1");
        queue.frees("a2");
        pool.given(request("r3").of("dev").tags("a2").asked());
        queue.frees("a2");
        pool.given(agent("a3").online());
        assertThat(taken("r4", "last-used")).isEqualTo("a1");
        assertThat(taken("r5", "last-used")).isEqualTo("a2");
    }

    /** Who asked for one of them by its name before is forgotten by a restart, so it must not matter. */
    @Test
    void thatAnAgentIsAskedForByNameDoesNotChangeItsTurn() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                agent("a3").online(),
                agent("a4").online());
        pool.given(request("n1").tags("a3 && !linux").tryingOnce().asked());
        pool.given(request("n2").tags("a1 && !linux").tryingOnce().asked());
        assertThat(pool.when(request("g").tags(4, "linux").asked()).answers())
                .containsExactly("ci: g has a1", "ci: g has a2", "ci: g has a3", "ci: g has a4");
    }

    @Test
    void usedLastDecidesAmongThoseThatAreLikedAlike() {
        pool.given(
                agent("plain").online(),
                agent("s1").tags("linux", "ssd").online(),
                agent("s2").tags("linux", "ssd").online());
        pool.given(request("r1").tags("s2").asked());
        queue.frees("s2");
        pool.given(request("r2").tags("plain").asked());
        queue.frees("plain");
        assertThat(taken("r3", "ssd, last-used")).isEqualTo("s2");
        assertThat(taken("r4", "ssd, last-used")).isEqualTo("s1");
        assertThat(taken("r5", "ssd, last-used")).isEqualTo("plain");
    }

    @Test
    void whatFollowsUsedLastDecidesAmongThoseThatWereUsed() {
        pool.given(agent("s1").tags("linux", "ssd").online(), agent("plain").online());
        pool.given(request("r1").tags("s1").asked());
        queue.frees("s1");
        pool.given(request("r2").tags("plain").asked());
        queue.frees("plain");
        assertThat(taken("r3", "last-used, ssd")).isEqualTo("s1");
    }

    /** They are given back in one step, so nothing but the name tells them apart. */
    @Test
    void amongEqualsTheNameDecides() {
        pool.given(agent("b").online(), agent("a").online(), agent("c").online());
        pool.given(request("r1").choosingAmong(3).asked(), CI.cancels("r1"));
        assertThat(taken("r2", "")).isEqualTo("a");
        assertThat(taken("r3", "last-used")).isEqualTo("b");
    }

    @Test
    void offersComeInTheOrderOfThePreferences() {
        pool.given(agent("plain").online(), agent("rich").tags("linux", "ssd").online());
        assertThat(pool.when(request("r1").choosingAmong(2).preferring("ssd").asked())
                        .answers())
                .containsExactly("ci: r1 may choose [rich, plain]");
    }

    @Test
    void aGroupGetsThePreferredOnesToo() {
        pool.given(
                agent("p1").online(),
                agent("s1").tags("linux", "ssd").online(),
                agent("p2").online(),
                agent("s2").tags("linux", "ssd").online());
        assertThat(pool.when(request("r1").tags(3, "linux").preferring("ssd").asked())
                        .answers())
                .containsExactly("ci: r1 has s1", "ci: r1 has s2", "ci: r1 has p1");
    }

    @Test
    void afterARestartTheSameOneIsTaken() {
        pool.given(
                agent("a1").online(),
                agent("a2").online(),
                request("r1").asked(),
                request("r2").asked());
        queue.frees("a1");
        queue.frees("a2");
        pool.restarted();
        assertThat(taken("r3", "last-used")).isEqualTo("a2");
        assertThat(taken("r4", "")).isEqualTo("a1");
    }
}
