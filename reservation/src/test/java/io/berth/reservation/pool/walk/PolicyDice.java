package io.berth.reservation.pool.walk;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.reservation.timing.TimingContract;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Throws policies: small limits, so that they are reached. */
record PolicyDice(SplittableRandom random) {

    PoolPolicy next() {
        TimingContract timing = TimingContract.DEFAULT.with(
                Duration.ofSeconds(20L + random.nextInt(2)), null, null, Duration.ofHours(1));
        return PoolPolicy.DEFAULT
                .with(timing)
                .with(limits())
                .with(order())
                .withMaxOffers(1 + random.nextInt(3))
                .withPurposeShared(random.nextBoolean());
    }

    private Limits limits() {
        return new Limits(
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                random.nextInt(3),
                random.nextInt(3),
                random.nextInt(3) == 0 ? Limits.DEFAULT.matches() : 1 + random.nextInt(2));
    }

    private Order order() {
        Map<MasterName, Share> shares = new HashMap<>();
        for (String master : MasterDice.MASTERS) {
            if (random.nextInt(3) == 0) {
                shares.put(new MasterName(master), share());
            }
        }
        return new Order(
                random.nextInt(4),
                Duration.ofMinutes(1 + random.nextInt(10)),
                random.nextBoolean() ? Share.DEFAULT : share(),
                shares);
    }

    private Share share() {
        int maxHeld = random.nextInt(3) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(4);
        return new Share(1 + random.nextInt(3), maxHeld, random.nextInt(3) == 0 ? 2 : 10_000);
    }
}
