package io.berth.testbed.simulator;

import io.berth.testbed.simulator.report.Summary;
import io.berth.testbed.simulator.report.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Runs many seeds on some threads. Worlds share nothing, so a seed's result is the same whoever runs it. */
public final class Simulator {
    private final long from;
    private final long seeds;
    private final int threads;

    /**
     * @param from the first seed
     * @param seeds how many, one after the other
     */
    public Simulator(long from, long seeds, int threads) {
        this.from = from;
        this.seeds = seeds;
        this.threads = threads;
    }

    /** @param progress told after each world, by one thread at a time */
    public Summary run(Consumer<Summary> progress) throws InterruptedException {
        long began = System.nanoTime();
        Summary summary = new Summary();
        AtomicLong next = new AtomicLong(from);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(workers.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < from + seeds; seed = next.getAndIncrement()) {
                        SeedResult result = Simulation.run(seed, Trace.off());
                        synchronized (summary) {
                            summary.add(result);
                            summary.took(Duration.ofNanos(System.nanoTime() - began));
                            progress.accept(summary);
                        }
                    }
                }));
            }
            for (Future<?> worker : all) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The simulator itself failed.", e.getCause());
        } finally {
            workers.shutdownNow();
        }
        return summary;
    }
}
