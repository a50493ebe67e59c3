package io.berth.server.config;

import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.Names;
import io.berth.reservation.pool.Order;
import io.berth.reservation.pool.Share;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads in which order a pool serves, and what each master may have. */
final class Orders {
    private static final Duration SHORTEST_HALF_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(30);

    private Orders() {}

    /** @return empty where a setting is not in order; that is noted as a problem */
    static Optional<Order> read(String pool, Values values) {
        int before = values.problems().size();
        int maxOvertakes = values.number(key(pool, "max-overtakes"), Order.DEFAULT.maxOvertakes(), 0, 10_000);
        Duration halfLife = values.duration(
                key(pool, "share-half-life"), Order.DEFAULT.halfLife(), SHORTEST_HALF_LIFE, LONGEST_HALF_LIFE);
        Share share = values.share(key(pool, "share"), Share.DEFAULT);
        Map<MasterName, Share> shares = new HashMap<>();
        for (String setting : values.settingsOf(pool)) {
            PoolKey key = new PoolKey(pool, setting);
            key.master().filter(master -> !master.isEmpty()).ifPresent(master -> {
                Optional<String> problem = Names.problem("master", master);
                if (problem.isPresent()) {
                    values.problems().add(Names.shown(key.text()) + ": " + problem.get());
                } else {
                    shares.put(new MasterName(master), values.share(key.text(), share));
                }
            });
        }
        return values.problems().size() > before
                ? Optional.empty()
                : Optional.of(new Order(maxOvertakes, halfLife, share, shares));
    }

    private static String key(String pool, String setting) {
        return new PoolKey(pool, setting).text();
    }
}
