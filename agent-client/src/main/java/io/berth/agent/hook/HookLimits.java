package io.berth.agent.hook;

import io.berth.agent.process.ProcessTree;
import java.time.Duration;

/**
 * How long a hook may take.
 *
 * @param timeout to run, at least a nanosecond
 * @param grace to end after TERM, before KILL
 * @param lastWords until the rest of its output is read after it has ended: what it left behind may hold the pipe
 */
public record HookLimits(Duration timeout, Duration grace, Duration lastWords) {
    /** @return an operator's timeout, with the grace and the last words that every hook has */
    public static HookLimits of(Duration timeout) {
        return new HookLimits(timeout, Duration.ofSeconds(5), Duration.ofSeconds(1));
    }

    /** @return the longest that a hook lives on when it is told to end */
    Duration end() {
        return grace.plus(ProcessTree.KILL_LIMIT).plus(lastWords).plusSeconds(1);
    }
}
