package io.berth.testbed.simulator.world;

/**
 * The monotonic clock of one process: it starts anywhere, runs a little too fast or too slow, and may stand still while
 * its machine is suspended. It never falls.
 */
public final class Clock {
    private final Scheduler scheduler;
    private final double rate;
    private long anchorNanos;
    private long shownNanos;
    private boolean stopped;

    /**
     * @param rate seconds of this clock in a true second
     * @param originNanos what it shows now
     */
    public Clock(Scheduler scheduler, double rate, long originNanos) {
        this.scheduler = scheduler;
        this.rate = rate;
        this.anchorNanos = scheduler.nowNanos();
        this.shownNanos = originNanos;
    }

    public double rate() {
        return rate;
    }

    public long nanos() {
        return stopped ? shownNanos : shownNanos + (long) ((scheduler.nowNanos() - anchorNanos) * rate);
    }

    /** @return how long to wait in true time until this clock has moved on by so much */
    public long trueNanos(long ownNanos) {
        if (ownNanos <= 0) {
            return 0;
        }
        // One more: a rounded wait must not end a nanosecond too early, again and again.
        double exact = Math.ceil(ownNanos / rate) + 1;
        return exact >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) exact;
    }

    public boolean isStopped() {
        return stopped;
    }

    public void stop() {
        shownNanos = nanos();
        stopped = true;
    }

    public void goOn() {
        if (stopped) {
            anchorNanos = scheduler.nowNanos();
            stopped = false;
        }
    }
}
