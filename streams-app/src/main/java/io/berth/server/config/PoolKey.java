package io.berth.server.config;

import java.util.List;
import java.util.Optional;

/**
 * A key {@code berth.pool.NAME.SETTING}.
 *
 * @param pool as it was written; may be no valid name
 * @param setting one of {@link #SETTINGS}
 */
record PoolKey(String pool, String setting) {
    static final List<String> SETTINGS = List.of(
            "offer-timeout",
            "renewal-timeout",
            "idle-timeout",
            "start-timeout",
            "lock-delay",
            "outcome-retention",
            "max-offers",
            "purpose");

    /** @return empty where this is no key of a pool with a known setting */
    static Optional<PoolKey> parse(String key) {
        return poolIn(key)
                .map(pool -> new PoolKey(pool, key.substring(KnownKeys.POOL_PREFIX.length() + pool.length() + 1)))
                .filter(found -> SETTINGS.contains(found.setting()));
    }

    /** @return the pool that the key names, whatever the setting */
    static Optional<String> poolIn(String key) {
        if (!key.startsWith(KnownKeys.POOL_PREFIX)) {
            return Optional.empty();
        }
        String rest = key.substring(KnownKeys.POOL_PREFIX.length());
        int dot = rest.indexOf('.');
        return dot > 0 ? Optional.of(rest.substring(0, dot)) : Optional.empty();
    }

    String text() {
        return KnownKeys.POOL_PREFIX + pool + "." + setting;
    }
}
