package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.master;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import org.junit.jupiter.api.Test;

/**
 * The first test is red (fair share; S10, for the second is green). 64 masters give back agents that clean up, then
 * another one is given ten agents that only it asks for. It holds most and goes first all the same, until the service restarts.
 */
class ManyMovedTest {
    private final PoolFixture pool = PoolFixture.configured();

    private void prepared() {
        pool.given(agent("first").cleans().online(), request("x").of("x").asked());
        for (int i = 0; i < 80; i++) {
            pool.given(agent("h" + i).tags("held" + i).cleans().online());
            pool.given(request("h" + i).of("m" + i).tags("held" + i).asked());
        }
        pool.given(request("y").of("y").asked(), request("v").of("victor").asked());
        for (int i = 0; i < 80; i++) {
            pool.given(request("w" + i).of("m" + i).asked());
        }
        pool.given(agent("second").cleans().online());
        for (int i = 0; i < 64; i++) {
            pool.given(master("m" + i).frees("h" + i, pool.epochOf("h" + i)));
        }
        for (int i = 0; i < 10; i++) {
            pool.given(agent("s" + i).tags("special").online());
            pool.given(request("s" + i).of("victor").tags("special").asked());
        }
    }

    @Test
    void whoeverHoldsMostDoesNotGoFirst() {
        prepared();
        assertThat(pool.given(agent("free").online()).holderOf("free")).isNotEqualTo("v");
    }

    @Test
    void norDoesItAfterARestart() {
        prepared();
        pool.restarted();
        assertThat(pool.given(agent("free").online()).holderOf("free")).isNotEqualTo("v");
    }
}
