package io.berth.testbed.bench.decision;

import java.util.Locale;

/**
 * What one number is measured of.
 *
 * @param decision a method of {@link DecisionBenchmark}
 * @param agents how many, and as many waiting requests
 */
public record Case(Shape shape, String decision, int agents) {
    @Override
    public String toString() {
        return decision + " in a pool of " + agents + " agents (" + shape.name().toLowerCase(Locale.ROOT) + ")";
    }
}
