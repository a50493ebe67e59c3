package io.berth.agent.process;

import java.time.Duration;

/**
 * How long one run of a program may take.
 *
 * @param timeout to run, at least a nanosecond
 * @param grace to end after TERM, before KILL
 * @param lastWords until the rest of its output is read after it has ended: what it left behind may hold the pipe
 */
public record RunLimits(Duration timeout, Duration grace, Duration lastWords) {
    /** @return an operator's timeout, with the grace and the last words that every program has */
    public static RunLimits of(Duration timeout) {
        return new RunLimits(timeout, Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    /** @return the longest that a program lives on when it is told to end */
    public Duration end() {
        return grace.plus(ProcessTree.KILL_LIMIT).plus(lastWords).plusSeconds(1);
    }
}
