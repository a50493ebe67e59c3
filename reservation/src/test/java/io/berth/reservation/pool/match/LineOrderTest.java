package io.berth.reservation.pool.match;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who goes first among those that wait for the same agents. */
class LineOrderTest {
    private final PoolFixture pool = sharedBy(Map.of());

    private static PoolFixture sharedBy(Map<MasterName, Share> shares) {
        return PoolFixture.configured(
                PoolPolicy.DEFAULT.with(new Order(50, Duration.ofHours(1), Share.DEFAULT, shares)));
    }

    private static void busy(PoolFixture pool, String agent, String master) {
        pool.given(agent(agent).online());
        pool.given(request("on-" + agent).of(master).tags(agent).asked());
    }

    private static void freed(PoolFixture pool, String agent, String master) {
        pool.given(master(master).frees(agent, pool.epochOf(agent)));
    }

    @Test
    void whoAskedFirstGoesFirst() {
        busy(pool, "a1", "x");
        pool.given(request("r1").of("m1").asked(), request("r2").of("m1").asked());
        freed(pool, "a1", "x");
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void aHigherPriorityGoesBeforeAnyShare() {
        busy(pool, "a1", "x");
        busy(pool, "a2", "m2");
        pool.given(
                request("r1").of("m1").asked(),
                request("r2").of("m2").priority(1).asked());
        freed(pool, "a1", "x");
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
    }

    @Test
    void whoHoldsLessGoesBeforeWhoAskedEarlier() {
        busy(pool, "a1", "x");
        busy(pool, "a2", "m1");
        pool.given(request("r1").of("m1").asked(), request("r2").of("m2").asked());
        freed(pool, "a1", "x");
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
    }

    @Test
    void whatIsHeldCountsForEachUnitOfWeight() {
        PoolFixture weighted = sharedBy(Map.of(new MasterName("m1"), new Share(3, 100, 100)));
        busy(weighted, "a1", "x");
        busy(weighted, "a2", "m1");
        busy(weighted, "a3", "m1");
        busy(weighted, "a4", "m2");
        weighted.given(request("r2").of("m2").asked(), request("r1").of("m1").asked());
        freed(weighted, "a1", "x");
        assertThat(weighted.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void amongThoseThatHoldAlikeWhoHadLessLatelyGoesFirst() {
        busy(pool, "a1", "x");
        busy(pool, "a2", "m1");
        pool.after(Duration.ofMinutes(10));
        freed(pool, "a2", "m1");
        pool.given(agent("a2").stopping());
        pool.given(request("r1").of("m1").asked(), request("r2").of("m2").asked());
        freed(pool, "a1", "x");
        assertThat(pool.holderOf("a1")).isEqualTo("r2");
    }

    @Test
    void whatWasHadLongAgoCountsLess() {
        busy(pool, "a1", "x");
        busy(pool, "a2", "m1");
        pool.after(Duration.ofMinutes(20));
        freed(pool, "a2", "m1");
        pool.after(Duration.ofHours(3));
        pool.given(request("again").of("m2").tags("a2").asked());
        pool.after(Duration.ofMinutes(10));
        freed(pool, "a2", "m2");
        pool.given(agent("a2").stopping());
        pool.given(request("r2").of("m2").asked(), request("r1").of("m1").asked());
        freed(pool, "a1", "x");
        assertThat(pool.holderOf("a1")).isEqualTo("r1");
    }

    @Test
    void whoHasItsQuotaLetsOthersPassAndKeepsItsPlace() {
        PoolFixture limited = sharedBy(Map.of(new MasterName("m1"), new Share(1, 1, 100)));
        busy(limited, "a1", "x");
        busy(limited, "a2", "m1");
        limited.given(request("r1").of("m1").asked(), request("r2").of("m1").asked());
        limited.given(request("r3").of("m3").asked());
        freed(limited, "a1", "x");
        assertThat(limited.holderOf("a1")).isEqualTo("r3");
        freed(limited, "a2", "m1");
        assertThat(limited.holderOf("a2")).isEqualTo("r1");
        assertThat(limited.when(request("r2").of("m1").asked()).answers())
                .containsExactly("m1: r2 waits, 1 of 1, 2 match");
    }
}
