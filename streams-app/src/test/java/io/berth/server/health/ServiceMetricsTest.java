package io.berth.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceMetricsTest {
    private final ServiceMetrics metrics = new ServiceMetrics();

    @Test
    void startsAtNothing() {
        assertThat(metrics.counts()).isEqualTo(new ServiceMetrics.Counts(0, 0, Map.of(), Map.of(), Map.of(), Map.of()));
    }

    @Test
    void countsEachByItself() {
        metrics.decided();
        metrics.decided();
        metrics.timerFired();
        metrics.happened("ReservationSpared");
        metrics.ended("FREED");
        metrics.ended("FREED");
        metrics.refused("STALE");
        metrics.refused("STALE");
        metrics.refused("UNKNOWN_POOL");
        metrics.deadLettered("NOT_FRAMED");

        assertThat(metrics.counts())
                .isEqualTo(new ServiceMetrics.Counts(
                        2,
                        1,
                        Map.of("ReservationSpared", 1L),
                        Map.of("FREED", 2L),
                        Map.of("STALE", 2L, "UNKNOWN_POOL", 1L),
                        Map.of("NOT_FRAMED", 1L)));
    }

    @Test
    void losesNoCountOfTwoThreads() throws InterruptedException {
        Thread other = new Thread(this::countALot);
        other.start();
        countALot();
        other.join();

        assertThat(metrics.counts().decided()).isEqualTo(20_000);
        assertThat(metrics.counts().refused()).containsExactly(Map.entry("STALE", 20_000L));
    }

    private void countALot() {
        for (int i = 0; i < 10_000; i++) {
            metrics.decided();
            metrics.refused("STALE");
        }
    }
}
