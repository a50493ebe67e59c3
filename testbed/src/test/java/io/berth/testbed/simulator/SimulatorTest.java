package io.berth.testbed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.testbed.simulator.report.Summary;
import io.berth.testbed.simulator.report.SummaryText;
import io.berth.testbed.simulator.report.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void theSameSeedGivesTheSameTraceOnAnyThread() throws Exception {
        List<String> alone = new ArrayList<>();
        for (long seed = 1; seed <= 6; seed++) {
            alone.add(trace(seed));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (long seed = 6; seed >= 1; seed--) {
                long mine = seed;
                tasks.add(() -> trace(mine));
            }
            List<Future<String>> together = threads.invokeAll(tasks);
            for (int i = 0; i < alone.size(); i++) {
                assertThat(together.get(alone.size() - 1 - i).get()).isEqualTo(alone.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(alone).doesNotHaveDuplicates();
    }

    private static String trace(long seed) {
        StringBuilder text = new StringBuilder();
        SeedResult result =
                Simulation.run(seed, Trace.to(line -> text.append(line).append('\n')));
        return text.append(result.steps()).toString();
    }
}
