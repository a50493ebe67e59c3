package io.berth.testbed.bench.decision;

import java.util.ArrayList;
import java.util.List;

/**
 * Which cases are measured.
 *
 * @param shapes empty for those of the run
 * @param decisions of {@link #DECISIONS}; empty for all
 * @param agents each from {@link #LEAST_AGENTS} to {@link #MOST_AGENTS}; empty for those of the shape
 */
public record Selection(List<Shape> shapes, List<String> decisions, List<Integer> agents) {
    /** The methods of {@link DecisionBenchmark}. */
    public static final List<String> DECISIONS = List.of("request", "free", "renew", "cancel", "askAgain");

    /** With fewer some kinds of machines would be missing, and who waits for them would never be served. */
    public static final int LEAST_AGENTS = 100;

    /** More do not fit into the memory of the measuring JVM. */
    public static final int MOST_AGENTS = 100_000;

    public static final Selection ALL = new Selection(List.of(), List.of(), List.of());

    private static final List<Integer> SIZES = List.of(LEAST_AGENTS, 10_000, MOST_AGENTS);

    /** Where each request has an expression of its own and fits many agents, filling the largest pool takes minutes. */
    private static final List<Integer> WIDE_SIZES = List.of(LEAST_AGENTS, 1_000, 10_000);

    /** @throws IllegalArgumentException if there is no such decision or no such number; its message is for a person */
    public Selection {
        shapes = shapes.stream().distinct().toList();
        decisions = decisions.stream().distinct().toList();
        agents = agents.stream().distinct().sorted().toList();
        for (String decision : decisions) {
            if (!DECISIONS.contains(decision)) {
                throw new IllegalArgumentException(
                        "'" + decision + "' is no decision. Expected one of " + String.join(", ", DECISIONS) + ".");
            }
        }
        for (int number : agents) {
            if (number < LEAST_AGENTS || number > MOST_AGENTS) {
                throw new IllegalArgumentException(
                        number + " agents cannot be measured; expected " + LEAST_AGENTS + " to " + MOST_AGENTS + ".");
            }
        }
    }

    /** @return whether nothing is left out */
    boolean isAll() {
        return equals(ALL);
    }

    /** @param usual the shapes of the run, where none is chosen */
    List<Case> cases(List<Shape> usual) {
        List<Case> cases = new ArrayList<>();
        for (Shape shape : shapes.isEmpty() ? usual : shapes) {
            for (String decision : decisions.isEmpty() ? DECISIONS : decisions) {
                for (int size : agents.isEmpty() ? usualSizes(shape) : agents) {
                    cases.add(new Case(shape, decision, size));
                }
            }
        }
        return cases;
    }

    private static List<Integer> usualSizes(Shape shape) {
        return shape == Shape.WIDE ? WIDE_SIZES : SIZES;
    }
}
