package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Test;

class SparedTest {
    private final PoolFixture pool = PoolFixture.configured(PoolPolicy.DEFAULT.with(new Limits(3, 2, 10, 1, 200)));

    @Test
    void toBeSparedIsNoSignThatAJobRuns() {
        pool.given(agent("a1").online(), request("r1").asked());
        pool.given(agent("a2").online(), request("r2").asked());
        pool.given(agent("a2").ready(pool.epochOf("a2")));
        Command idle = pool.due(Kind.IDLE, "a2");
        pool.given(pool.due(Kind.RENEWAL, "a1"));
        assertThat(pool.when(pool.due(Kind.RENEWAL, "a2")).events()).containsExactly("a2 spared for r2");
        assertThat(pool.when(idle).events()).contains("r2 ended: IDLE_EXPIRED");
    }
}
