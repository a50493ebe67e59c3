package io.berth.server.health;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many failures of stream threads are put up with. A network that stumbles deserves a new thread; a command that makes
 * every thread fail would make them fail for ever, and must end the process so that somebody looks. Thread-safe.
 */
public final class FailureBudget {
    private final int replacements;
    private final long windowNanos;
    private final Deque<Long> spent = new ArrayDeque<>();

    /** @param replacements how many threads may be replaced within any one window */
    public FailureBudget(int replacements, Duration window) {
        this.replacements = replacements;
        this.windowNanos = window.toNanos();
    }

    /** @return three replacements in five minutes */
    public static FailureBudget standard() {
        return new FailureBudget(3, Duration.ofMinutes(5));
    }

    /**
     * A thread failed.
     *
     * @param nowNanos monotonic
     * @return whether another may take its place; if not, the application must end
     */
    public synchronized boolean spend(long nowNanos) {
        // Differences, never an order of the values themselves: the monotonic clock may wrap.
        while (!spent.isEmpty() && nowNanos - spent.peekFirst() >= windowNanos) {
            spent.removeFirst();
        }
        if (spent.size() >= replacements) {
            return false;
        }
        spent.addLast(nowNanos);
        return true;
    }
}
