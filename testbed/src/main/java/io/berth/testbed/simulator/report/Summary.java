package io.berth.testbed.simulator.report;

import io.berth.testbed.simulator.SeedResult;
import io.berth.testbed.simulator.check.Coverage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What became of many worlds. The sums do not depend on the order in which the worlds ended. Not thread-safe. */
public final class Summary {
    private static final double NANOS_IN_A_YEAR = 365.25 * 24 * 3600 * 1e9;

    private final Coverage coverage = new Coverage();
    private final List<SeedResult> failed = new ArrayList<>();
    private SeedResult lastFailed;
    private long seeds;
    private long steps;
    private long decisions;
    private double virtualNanos;
    private Duration wall = Duration.ZERO;

    public void add(SeedResult result) {
        seeds++;
        steps += result.steps();
        decisions += result.decisions();
        virtualNanos += result.virtualNanos();
        coverage.add(result.coverage());
        if (result.failure() != null) {
            failed.add(result);
            lastFailed = result;
            failed.sort(Comparator.comparingLong(SeedResult::seed));
        }
    }

    /** @param took how long it took, on the clock of the wall */
    public void took(Duration took) {
        wall = took;
    }

    public long seeds() {
        return seeds;
    }

    public long steps() {
        return steps;
    }

    public long decisions() {
        return decisions;
    }

    public double virtualHours() {
        return virtualNanos / 3.6e12;
    }

    public double wallSeconds() {
        return wall.toNanos() / 1e9;
    }

    /** @return how many years of one pool an hour of this machine simulates, at the speed of this run */
    public double poolYearsPerHour() {
        return wall.isZero() ? 0 : virtualNanos / NANOS_IN_A_YEAR / (wall.toNanos() / 3.6e12);
    }

    /** @return the seeds in which something was broken, in their order */
    public List<SeedResult> failed() {
        return List.copyOf(failed);
    }

    /** @return the last one that was added, null for none */
    public SeedResult lastFailed() {
        return lastFailed;
    }

    /** @return how often each state was reached, by name */
    public Map<String, Long> coverage() {
        return coverage.counts();
    }

    /** @return the states that were never reached */
    public List<String> missing() {
        return coverage.missing();
    }
}
