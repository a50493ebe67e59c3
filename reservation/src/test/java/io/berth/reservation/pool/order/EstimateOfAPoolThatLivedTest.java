package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Red: expressions that nobody waits for any more (up to 128 are kept) count for the limit of an estimate, so a pool of
 * three kinds of agents in which a hundred expressions were asked for once gives none, until the service restarts. What
 * a master is told is then no function of what is stored, as {@code Pool.Snapshot} says it is.
 */
class EstimateOfAPoolThatLivedTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    private void lived() {
        pool.given(agent("a1").online());
        for (int i = 0; i < 3; i++) {
            queue.turn("t" + i, "ci", "linux", Duration.ofMinutes(10));
        }
        pool.given(agent("a2").tags("linux", "jdk=17").online(), agent("a3").tags("linux", "jdk=21").online());
        for (int i = 0; i < 100; i++) {
            pool.given(request("once" + i).of("m").tags("linux && !no" + i).tryingOnce().asked());
            if (pool.holderOf("a1") != null) {
                queue.frees("a1");
            }
        }
        for (int i = 0; i < 4; i++) {
            pool.given(request("r" + i).asked());
        }
    }

    @Test
    void whoeverWaitsIsTold() {
        lived();
        assertThat(queue.told("r3").estimate()).isNotNull();
    }

    @Test
    void afterARestartToo() {
        lived();
        pool.restarted();
        assertThat(queue.told("r3").estimate()).isNotNull();
    }
}
