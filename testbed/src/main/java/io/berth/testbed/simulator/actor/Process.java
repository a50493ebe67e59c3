package io.berth.testbed.simulator.actor;

import io.berth.testbed.simulator.check.BrokenInvariant;
import io.berth.testbed.simulator.world.Alarm;
import io.berth.testbed.simulator.world.Clock;
import io.berth.testbed.simulator.world.Dice;
import io.berth.testbed.simulator.world.Surroundings;

/**
 * Something that runs on one thread of one machine: it has a clock of its own, takes its turn when it is woken, can stand
 * still, and can end at any moment.
 */
public abstract class Process {
    /** More turns than this in one moment of virtual time can only be a loop that waits for nothing. */
    private static final int MOST_TURNS_AT_ONCE = 10_000;

    protected final Surroundings world;
    protected final Dice dice;
    private final String name;
    private Clock clock;
    private boolean alive;
    private boolean paused;
    private boolean suspended;
    private int life;
    private Alarm alarm;
    private long lastTurnNanos = -1;
    private int turnsAtOnce;

    protected Process(Surroundings world, String name) {
        this.world = world;
        this.name = name;
        this.dice = world.dice(name);
    }

    public final String name() {
        return name;
    }

    public final Clock clock() {
        return clock;
    }

    public final boolean isAlive() {
        return alive;
    }

    public final boolean isPaused() {
        return paused;
    }

    /** A new process begins, with a new clock. */
    protected final void begin(double clockRate) {
        alive = true;
        paused = false;
        life++;
        // Zero means nothing on a monotonic clock, and some start below it.
        clock = new Clock(world.scheduler(), clockRate, dice.seconds(-1000, 1000));
        wakeNow();
    }

    /** The process ends without a word. */
    protected final void end() {
        alive = false;
        paused = false;
        life++;
        cancelAlarm();
    }

    /** @param withClock whether its clock stands still with it, as that of a machine that sleeps */
    public final void pause(boolean withClock) {
        if (alive && !paused) {
            say(withClock ? "suspended, its clock stands still" : "stands still, its clock goes on");
            paused = true;
            suspended = withClock;
            if (withClock) {
                clock.stop();
            }
            cancelAlarm();
        }
    }

    public final void resume() {
        if (alive && paused) {
            say("goes on");
            paused = false;
            clock.goOn();
            resumed(suspended);
            wakeNow();
        }
    }

    /** Called before the first turn after a pause. */
    protected void resumed(boolean clockStoodStill) {}

    /** @param ownNanos on its own clock; {@link Long#MAX_VALUE} for never. An earlier wake-up stays */
    protected final void wakeIn(long ownNanos) {
        if (ownNanos != Long.MAX_VALUE) {
            wakeAfter(clock.trueNanos(ownNanos));
        }
    }

    protected final void wakeNow() {
        wakeAfter(0);
    }

    protected final void wakeAfter(long trueNanos) {
        if (!alive || paused) {
            return;
        }
        long at = world.scheduler().nowNanos() + trueNanos;
        if (alarm != null && alarm.atNanos() <= at) {
            return;
        }
        cancelAlarm();
        alarm = world.scheduler().after(trueNanos, this::ring);
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    private void ring() {
        alarm = null;
        long now = world.scheduler().nowNanos();
        turnsAtOnce = now == lastTurnNanos ? turnsAtOnce + 1 : 0;
        lastTurnNanos = now;
        if (turnsAtOnce > MOST_TURNS_AT_ONCE) {
            throw new BrokenInvariant("LIVE", name + " is woken again and again in one moment: it waits for nothing.");
        }
        turn();
    }

    /** Does what is to be done now. Only while it is alive and not paused. */
    protected abstract void turn();

    /** Runs later, unless this process ended before; also while it stands still, so only for what others do. */
    protected final Alarm later(long trueNanos, Runnable action) {
        int mine = life;
        return world.scheduler().after(trueNanos, () -> {
            if (life == mine) {
                action.run();
            }
        });
    }

    protected final boolean isTraced() {
        return world.trace().isOn();
    }

    protected final void say(String what) {
        world.trace().say(name, what);
    }
}
