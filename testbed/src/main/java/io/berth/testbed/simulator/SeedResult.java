package io.berth.testbed.simulator;

import io.berth.testbed.simulator.check.Coverage;

/**
 * What became of one world.
 *
 * @param failure null where nothing was broken
 * @param steps how many things happened in it
 * @param decisions how many commands were decided
 * @param virtualNanos how long it lasted
 * @param coverage what was reached in it
 */
public record SeedResult(long seed, Failure failure, long steps, long decisions, long virtualNanos, Coverage coverage) {

    /**
     * @param code the invariant, or BUG where the product threw an exception
     * @param sentence what happened
     * @param atNanos when, in virtual time
     */
    public record Failure(String code, String sentence, long atNanos) {}
}
