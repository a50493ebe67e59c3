package io.berth.testbed.simulator.actor;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.reservation.timing.TimingContract;
import io.berth.testbed.simulator.world.Dice;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The dice for what an operator decides for a pool: small bounds and short timeouts, so that one world exceeds many of them. */
final class Policies {
    private static final int MASTERS = 5;

    private final Dice dice;

    Policies(Dice dice) {
        this.dice = dice;
    }

    PoolPolicy policy() {
        return PoolPolicy.DEFAULT
                .with(timing())
                .with(order())
                .with(limits())
                .withMaxOffers(dice.between(1, 5))
                .withPurposeShared(dice.chance(0.5));
    }

    /** @return timeouts that fit together */
    private TimingContract timing() {
        Duration offer = dice.duration(2, 20);
        Duration renewal = dice.duration(8, 60);
        Duration idle = renewal.dividedBy(TimingContract.RENEWALS_PER_TIMEOUT).plus(dice.duration(2, 40));
        Duration outcome = offer.plus(dice.duration(10, 60));
        return new TimingContract(
                offer,
                renewal,
                idle,
                dice.duration(4, 40),
                dice.duration(0, 15),
                outcome,
                dice.duration(10, 90),
                dice.duration(3, 60),
                dice.duration(15, 200),
                dice.chance(0.2) ? Duration.ZERO : dice.duration(0, 20));
    }

    private Order order() {
        Map<MasterName, Share> shares = new HashMap<>();
        for (int i = 1; i < MASTERS; i++) {
            if (dice.chance(0.3)) {
                shares.put(new MasterName("master-" + i), share());
            }
        }
        return new Order(dice.between(0, 6), dice.duration(60, 3600), share(), shares);
    }

    private Share share() {
        return new Share(
                dice.between(1, 4),
                dice.chance(0.7) ? Integer.MAX_VALUE : dice.between(1, 5),
                dice.chance(0.7) ? Share.DEFAULT.maxWaiting() : dice.between(1, 5));
    }

    private Limits limits() {
        // Seldom are there many to meet at once, so one is mostly the bound that tells.
        int few = dice.chance(0.5) ? 1 : dice.between(1, 6);
        int matches = dice.chance(0.8) ? few : Limits.DEFAULT.matches();
        return new Limits(dice.between(1, 5), dice.between(1, 4), dice.between(0, 4), dice.between(0, 4), matches);
    }
}
