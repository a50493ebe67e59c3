package io.berth.testbed.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockTest {
    private static final long SECOND = 1_000_000_000L;

    private final Scheduler scheduler = new Scheduler();

    @Test
    void aFastClockShowsMoreThanHasPassed() {
        Clock clock = new Clock(scheduler, 1.1, -5 * SECOND);
        scheduler.step(10 * SECOND);
        assertThat(clock.nanos()).isEqualTo(6 * SECOND);
    }

    @Test
    void aStoppedClockShowsTheSameAndGoesOnFromThere() {
        Clock clock = new Clock(scheduler, 1, 0);
        clock.stop();
        scheduler.step(10 * SECOND);
        assertThat(clock.nanos()).isZero();
        clock.goOn();
        scheduler.step(13 * SECOND);
        assertThat(clock.nanos()).isEqualTo(3 * SECOND);
    }

    @Test
    void whoeverWaitsForItIsNotWokenBeforeItsTime() {
        Clock clock = new Clock(scheduler, 0.93, 0);
        for (long wanted = 1; wanted < 40 * SECOND; wanted = wanted * 3 + 1) {
            long before = clock.nanos();
            scheduler.step(scheduler.nowNanos() + clock.trueNanos(wanted));
            assertThat(clock.nanos() - before).isGreaterThanOrEqualTo(wanted);
        }
    }

    @Test
    void neverStaysNever() {
        assertThat(new Clock(scheduler, 0.9, 0).trueNanos(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }
}
