package io.berth.testbed.bench.decision;

import io.berth.testbed.process.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** Measures one decision of a pool, in every shape and size, and what the pool keeps in memory. */
public final class DecisionRun {
    private static final int MEMORY_SIZE = 100_000;

    /** Seconds. In a small pool a turn is mostly code that runs seldom, and the compiler takes its time. */
    private static final int WARM_UP = 10;

    private final List<Case> cases;
    private final boolean withMemory;
    private final int forks;
    private final int iterations;
    private final TimeValue iteration;

    /**
     * @param quick a rough look in about ten minutes, instead of figures to keep
     * @param selection where it leaves something out the memory is left out too
     */
    public DecisionRun(boolean quick, Selection selection) {
        this.cases = selection.cases(quick ? List.of(Shape.FIXED, Shape.OWN) : List.of(Shape.values()));
        this.withMemory = selection.isAll();
        this.forks = quick ? 1 : 2;
        this.iterations = quick ? 2 : 5;
        this.iteration = TimeValue.milliseconds(quick ? 500 : 1_000);
    }

    /**
     * @param progress is told in words what goes on, and each figure as soon as it is known
     * @throws IllegalStateException if a measuring JVM failed
     */
    public DecisionReport run(Consumer<String> progress) {
        List<Memory> memory = new ArrayList<>();
        for (Shape shape : withMemory ? List.of(Shape.FIXED, Shape.OWN) : List.<Shape>of()) {
            progress.accept("measuring the memory of " + MEMORY_SIZE + " agents (" + shape + ") ...");
            Memory measured = Memory.measure(shape, MEMORY_SIZE);
            memory.add(measured);
            progress.accept("  " + measured.text());
        }
        List<Figure> figures = new ArrayList<>();
        for (Case next : cases) {
            progress.accept("measuring " + (figures.size() + 1) + " of " + cases.size() + ": " + next + " ...");
            Figure measured = measure(next);
            figures.add(measured);
            progress.accept("  " + measured.text());
        }
        return new DecisionReport(figures, memory);
    }

    private Figure measure(Case of) {
        Path log = Checkout.root().resolve("testbed/target/jmh.log");
        try {
            RunResult result = new Runner(new OptionsBuilder()
                            .include(DecisionBenchmark.class.getName() + "\\." + of.decision() + "$")
                            .param("shape", of.shape().name())
                            .param("size", Integer.toString(of.agents()))
                            .forks(forks)
                            // As bin/berth-server runs, but with room for the largest pool.
                            .jvmArgs("-XX:+UseSerialGC", "-Xms2g", "-Xmx2g")
                            .timeUnit(TimeUnit.MICROSECONDS)
                            .warmupIterations(WARM_UP)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(iterations)
                            .measurementTime(iteration)
                            .shouldFailOnError(true)
                            .output(log.toString())
                            .build())
                    .runSingle();
            Statistics micros = result.getPrimaryResult().getStatistics();
            return new Figure(of, micros.getPercentile(50), micros.getPercentile(99), micros.getN());
        } catch (RunnerException e) {
            throw new IllegalStateException("Measuring " + of + " failed; " + log + " says why", e);
        }
    }
}
