package io.berth.testbed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.testbed.simulator.report.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A seed that shows something else on the next machine is worth nothing. */
class DeterminismTest {
    private static final int SEEDS = 5;

    @Test
    void theSameSeedGivesTheSameTraceOnAnyThread() throws Exception {
        List<String> alone = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            alone.add(trace(seed));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            // The other way round, so that what one world leaves behind would show in the next.
            for (long seed = SEEDS; seed >= 1; seed--) {
                long mine = seed;
                tasks.add(() -> trace(mine));
            }
            List<Future<String>> together = threads.invokeAll(tasks);
            for (int i = 0; i < SEEDS; i++) {
                assertThat(together.get(SEEDS - 1 - i).get()).isEqualTo(alone.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(alone).doesNotHaveDuplicates();
    }

    /** There every object has the same identity hash, so whatever depends on that comes in another order. */
    @Test
    void theSameSeedGivesTheSameTraceInAnotherVirtualMachine() throws IOException {
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=2",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DeterminismTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(printed).isEqualTo(trace(1));
    }

    /** The other virtual machine. */
    public static void main(String[] arguments) {
        System.out.print(trace(1));
    }

    private static String trace(long seed) {
        StringBuilder text = new StringBuilder();
        SeedResult result =
                Simulation.run(seed, Trace.to(line -> text.append(line).append('\n')));
        return text.append(result.steps()).append('\n').toString();
    }
}
