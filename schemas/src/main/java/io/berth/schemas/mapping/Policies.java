package io.berth.schemas.mapping;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Limits;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Share;
import io.berth.schemas.code.MasterShare;
import io.berth.schemas.code.Policy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Between a pool's policy and its record. */
final class Policies {
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
                limits.expiries());
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
        Map<MasterName, Share> shares = new HashMap<>();
        wire.getShares()
                .forEach(share -> shares.put(
                        new MasterName(share.getMaster()),
                        new Share(share.getWeight(), share.getMaxHeld(), share.getMaxWaiting())));
        Share share = new Share(wire.getWeight(), wire.getMaxHeld(), wire.getMaxWaiting());
        return new PoolPolicy(
                Durations.read(wire.getTiming()),
                wire.getMaxOffers(),
                wire.getPurposeShared(),
                new Order(wire.getMaxOvertakes(), Duration.ofMillis(wire.getHalfLifeMs()), share, shares),
                new Limits(wire.getStarts(), wire.getFailures(), wire.getExtensions(), wire.getExpiries()));
    }
}
