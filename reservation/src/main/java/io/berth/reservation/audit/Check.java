package io.berth.reservation.audit;

import java.util.List;

/**
 * What became of checking one invariant.
 *
 * @param made how often it was checked; zero says that the log had nothing to show about it
 * @param found how many violations there are
 * @param violations the first of them, in log order, at most {@link #MOST_SHOWN}
 */
public record Check(Invariant invariant, long made, long found, List<Violation> violations) {
    /** A log that is wrong everywhere must not fill the memory. */
    public static final int MOST_SHOWN = 100;

    public Check {
        violations = List.copyOf(violations);
    }
}
