package io.berth.reservation.pool.order;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.PoolFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FadedTurnsTest {
    private final PoolFixture pool = PoolFixture.configured();
    private final Queue queue = new Queue(pool);

    /** Eight hours, twenty hours ago, fade to a quarter of an hour: with one minute more, less than the hour of the other. */
    @Test
    void anotherTurnDoesNotBringBackWhatHasFaded() {
        pool.given(agent("a1").online());
        queue.turn("b1", "big", "linux", Duration.ofHours(8));
        pool.after(Duration.ofHours(20));
        queue.turn("b2", "big", "linux", Duration.ofMinutes(1));
        queue.turn("s1", "small", "linux", Duration.ofHours(1));
        pool.given(request("x").of("x").asked());
        pool.given(request("s2").of("small").asked(), request("b3").of("big").asked());
        assertThat(queue.nextOn("a1")).isEqualTo("b3");
    }
}
