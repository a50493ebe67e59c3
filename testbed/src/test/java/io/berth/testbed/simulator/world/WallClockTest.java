package io.berth.testbed.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallClockTest {
    private final Scheduler scheduler = new Scheduler();
    private final WallClock wall = new WallClock(scheduler);

    @Test
    void knowsByHowMuchItWasSetBackAtMostSinceSomeMoment() {
        wall.jump(-5_000);
        scheduler.step(10);
        wall.jump(3_000);
        wall.jump(-1_000);
        wall.jump(-1_500);
        wall.jump(4_000);

        assertThat(wall.fallSince(0)).isEqualTo(5_000);
        assertThat(wall.fallSince(10)).isEqualTo(2_500);
        assertThat(wall.fallSince(11)).isZero();
    }
}
