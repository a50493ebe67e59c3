package io.berth.testbed.simulator.fault;

import io.berth.reservation.timing.TimingContract;
import io.berth.testbed.simulator.world.Dice;
import java.time.Duration;

/**
 * How fast the clocks of one world run. Any from 0.9 to 1.1, but a master's clock no slower against the service's than
 * the margin of {@link TimingContract#validity} allows: that is what the contract promises to bear.
 */
public final class Rates {
    private static final double SLOWEST = 0.9;
    private static final double FASTEST = 1.1;

    private final Dice dice;
    private final double service;

    public Rates(Dice dice) {
        this.dice = dice;
        this.service = dice.between(SLOWEST, FASTEST);
    }

    /** @return of any instance of the service: never faster than what the masters' were drawn for */
    public double service() {
        return dice.between(SLOWEST, service);
    }

    public double master() {
        double share = TimingContract.validity(Duration.ofSeconds(1)).toNanos() / 1e9;
        // A thousandth more, because a delay is rounded to whole nanoseconds somewhere on the way.
        return dice.between(Math.max(SLOWEST, service * share * 1.001), FASTEST);
    }

    public double agent() {
        return dice.between(SLOWEST, FASTEST);
    }
}
