package io.berth.testbed.simulator.world;

import io.berth.reservation.name.PoolName;
import io.berth.testbed.simulator.check.Coverage;
import io.berth.testbed.simulator.report.Trace;

/** What everybody in one world shares. */
public final class Surroundings {
    /** The one pool of a world. */
    public static final PoolName POOL = new PoolName("pool");

    private final Scheduler scheduler = new Scheduler();
    private final WallClock wall = new WallClock(scheduler);
    private final Coverage coverage = new Coverage();
    private final Logs logs = new Logs();
    private final Dice dice;
    private final Trace trace;

    public Surroundings(long seed, Trace trace) {
        this.dice = Dice.of(seed);
        this.trace = trace;
        trace.follow(scheduler);
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** @return the clock of the brokers and of the service's machine */
    public WallClock wall() {
        return wall;
    }

    public Logs logs() {
        return logs;
    }

    public Coverage coverage() {
        return coverage;
    }

    public Trace trace() {
        return trace;
    }

    /** @return dice of one's own */
    public Dice dice(String name) {
        return dice.named(name);
    }
}
