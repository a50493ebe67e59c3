package io.berth.testbed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.testbed.simulator.report.Summary;
import io.berth.testbed.simulator.report.SummaryText;
import org.junit.jupiter.api.Test;

/** The simulator as the build runs it. */
class SimulatorTest {
    private static final int SEEDS = 2000;

    @Test
    void twoThousandWorldsBreakNoInvariantAndReachEveryState() throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Summary summary = new Simulator(1, SEEDS, cores).run(progress -> {});
        System.out.println("Simulator: " + SummaryText.figures(summary));
        assertThat(summary.failed().stream().map(SummaryText::failure).toList())
                .as("worlds in which an invariant was broken")
                .isEmpty();
        assertThat(summary.missing()).as(SummaryText.missing(summary.missing())).isEmpty();
        assertThat(summary.seeds()).isEqualTo(SEEDS);
    }
}
