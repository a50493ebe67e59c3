package io.berth.testbed.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must not be left behind: closed in reverse order, once, when this is closed or the program ends in any other way
 * short of kill -9, Ctrl-C among them. Thread-safe.
 */
public final class Cleanup implements AutoCloseable {
    private final Deque<Runnable> steps = new ArrayDeque<>();

    public Cleanup() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "cleanup"));
    }

    /** @return what was given */
    public synchronized <T> T add(T thing, Runnable close) {
        steps.push(close);
        return thing;
    }

    /** Waits where another thread is at it already. What goes wrong in one step is thrown after all have been taken. */
    @Override
    public synchronized void close() {
        RuntimeException failure = null;
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
