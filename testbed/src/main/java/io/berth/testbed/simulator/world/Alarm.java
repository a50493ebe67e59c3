package io.berth.testbed.simulator.world;

/** Something that will happen, unless it is cancelled before. */
public final class Alarm {
    private final long atNanos;
    private final long order;
    private Runnable action;

    Alarm(long atNanos, long order, Runnable action) {
        this.atNanos = atNanos;
        this.order = order;
        this.action = action;
    }

    /** @return when, in virtual time */
    public long atNanos() {
        return atNanos;
    }

    long order() {
        return order;
    }

    public void cancel() {
        action = null;
    }

    boolean isCancelled() {
        return action == null;
    }

    void ring() {
        action.run();
    }
}
