package io.berth.testbed.simulator.world;

import java.time.Duration;

/**
 * The way of one process to the brokers. Each message takes its own time, so messages overtake each other before they
 * stand in a log; afterwards nothing changes their order.
 */
public final class Link {
    private static final Duration LATEST_COPY = Duration.ofSeconds(90);

    private final Scheduler scheduler;
    private final Dice dice;
    private Quality quality = Quality.GOOD;
    private boolean down;

    public Link(Scheduler scheduler, Dice dice) {
        this.scheduler = scheduler;
        this.dice = dice;
    }

    public void become(Quality next) {
        quality = next;
    }

    public void down(boolean now) {
        down = now;
    }

    public boolean isDown() {
        return down;
    }

    /** @return whether it will arrive, once at least */
    public boolean send(Runnable arrive) {
        if (down || dice.chance(quality.loss())) {
            return false;
        }
        scheduler.after(delay(), arrive);
        if (dice.chance(quality.twice())) {
            scheduler.after(dice.nanos(Duration.ZERO, LATEST_COPY), arrive);
        }
        return true;
    }

    /** @return how long the next message takes, in nanoseconds */
    public long delay() {
        long usual = dice.millis(1, quality.mostMs());
        return dice.chance(quality.slow()) ? usual * dice.between(2, 100) : usual;
    }
}
