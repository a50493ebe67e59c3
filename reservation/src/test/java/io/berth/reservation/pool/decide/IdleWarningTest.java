package io.berth.reservation.pool.decide;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.PoolFixture;
import io.berth.reservation.timer.Timer.Kind;
import org.junit.jupiter.api.Test;

class IdleWarningTest {
    private final PoolFixture pool =
            PoolFixture.configured().given(agent("a1").online(), request("r1").asked());

    @Test
    void aWarningThatArrivesTwiceIsGivenOnce() {
        pool.given(agent("a1").ready(pool.epochOf("a1")));
        Command warning = pool.due(Kind.WARN_IDLE, "a1");
        assertThat(pool.when(warning).answers()).containsExactly("ci: r1 warned of a1: IDLE");
        pool.assertIgnored(warning);
    }

    @Test
    void norAgainAfterARenewalWithoutAJob() {
        long epoch = pool.epochOf("a1");
        pool.given(agent("a1").ready(epoch));
        Command warning = pool.due(Kind.WARN_IDLE, "a1");
        pool.given(warning, CI.renewsIdle("a1", epoch));
        pool.assertIgnored(warning);
    }
}
