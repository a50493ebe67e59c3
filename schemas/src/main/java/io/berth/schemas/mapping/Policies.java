package io.berth.schemas.mapping;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.reservation.timing.TimingContract;
import io.berth.schemas.code.MasterShare;
import io.berth.schemas.code.Policy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Between a pool's policy and its record. */
final class Policies {
    /** With the longest names a policy of so many still fits into a record of Kafka's default size. */
    private static final int MAX_SHARES = 10_000;

    private Policies() {}

    static Policy write(PoolPolicy policy) {
        Order order = policy.order();
        Limits limits = policy.limits();
        return new Policy(
                Durations.write(policy.timing()),
                policy.maxOffers(),
                policy.purposeShared(),
                order.maxOvertakes(),
                order.halfLife().toMillis(),
                order.share().weight(),
                order.share().maxHeld(),
                order.share().maxWaiting(),
                shares(order),
                limits.starts(),
                limits.failures(),
                limits.extensions(),
                limits.expiries(),
                limits.matches());
    }

    /** In the order of the names, so that equal policies make equal bytes. */
    private static List<MasterShare> shares(Order order) {
        return new TreeMap<>(order.shares())
                .entrySet().stream()
                        .map(entry -> new MasterShare(
                                entry.getKey().value(),
                                entry.getValue().weight(),
                                entry.getValue().maxHeld(),
                                entry.getValue().maxWaiting()))
                        .toList();
    }

    /** @throws IllegalArgumentException with a sentence, where a value is out of range or two contradict each other */
    static PoolPolicy read(Policy wire) {
        if (wire == null) {
            throw new IllegalArgumentException("The policy is missing.");
        }
        TimingContract timing = Durations.read(wire.getTiming());
        Share share = new Share(wire.getWeight(), wire.getMaxHeld(), wire.getMaxWaiting());
        return new PoolPolicy(
                timing,
                wire.getMaxOffers(),
                wire.getPurposeShared(),
                new Order(
                        wire.getMaxOvertakes(),
                        Duration.ofMillis(wire.getHalfLifeMs()),
                        share,
                        shares(wire.getShares())),
                new Limits(
                        wire.getStarts(),
                        wire.getFailures(),
                        wire.getExtensions(),
                        wire.getExpiries(),
                        wire.getMatches()));
    }

    private static Map<MasterName, Share> shares(List<MasterShare> wire) {
        if (wire == null || wire.size() > MAX_SHARES) {
            throw new IllegalArgumentException("The shares of single masters are "
                    + (wire == null ? "missing" : wire.size()) + ", expected at most " + MAX_SHARES + ".");
        }
        Map<MasterName, Share> shares = new HashMap<>();
        for (MasterShare one : wire) {
            if (one == null) {
                throw new IllegalArgumentException("One of the shares is missing.");
            }
            MasterName master = new MasterName(one.getMaster());
            Share share = new Share(one.getWeight(), one.getMaxHeld(), one.getMaxWaiting());
            if (shares.put(master, share) != null) {
                throw new IllegalArgumentException("The master " + master + " has two shares. Leave one of them out.");
            }
        }
        return shares;
    }
}
