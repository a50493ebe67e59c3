package io.berth.testbed.simulator.world;

import java.time.Duration;

/**
 * The way of one process to the brokers. Each message takes its own time, so messages overtake each other before they
 * stand in a log; afterwards nothing changes their order.
 */
public final class Link {
    private final Scheduler scheduler;
    private final Dice dice;
    private final Duration latestCopy;
    private Quality quality = Quality.GOOD;
    private boolean mute;
    private boolean deaf;

    /** @param latestCopy how late a second copy may arrive */
    public Link(Scheduler scheduler, Dice dice, Duration latestCopy) {
        this.latestCopy = latestCopy;
        this.scheduler = scheduler;
        this.dice = dice;
    }

    public void become(Quality next) {
        quality = next;
    }

    /** Nothing it sends arrives. */
    public void mute(boolean now) {
        mute = now;
    }

    /** It can read nothing; what it missed still stands in the logs. */
    public void deaf(boolean now) {
        deaf = now;
    }

    public boolean isDeaf() {
        return deaf;
    }

    /** @return whether it will arrive, once at least */
    public boolean send(Runnable arrive) {
        if (mute || dice.chance(quality.loss())) {
            return false;
        }
        scheduler.after(delay(), arrive);
        if (dice.chance(quality.twice())) {
            scheduler.after(dice.nanos(Duration.ZERO, latestCopy), arrive);
        }
        return true;
    }

    /** @return how long the next message takes, in nanoseconds */
    public long delay() {
        long usual = dice.millis(1, quality.mostMs());
        return dice.chance(quality.slow()) ? usual * dice.between(2, 100) : usual;
    }
}
