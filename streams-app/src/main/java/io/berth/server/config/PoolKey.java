package io.berth.server.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key {@code berth.pool.NAME.SETTING}.
 *
 * @param pool as it was written; may be no valid name
 * @param setting one of {@link #SETTINGS}, or {@link #SHARE_PREFIX} and the name of a master, which may be no valid name
 */
record PoolKey(String pool, String setting) {
    static final List<String> SETTINGS = List.of(
            "offer-timeout",
            "renewal-timeout",
            "idle-timeout",
            "start-timeout",
            "lock-delay",
            "outcome-retention",
            "silence-timeout",
            "cleaning-timeout",
            "hold-limit",
            "warning",
            "max-offers",
            "max-starts",
            "max-failures",
            "max-extensions",
            "max-expiries",
            "max-matches",
            "max-overtakes",
            "share-half-life",
            "share",
            "purpose");

    /** What stands before the name of a master, for what it alone may have. */
    static final String SHARE_PREFIX = "share.";

    /** @return empty where this is no key of a pool with a known setting */
    static Optional<PoolKey> parse(String key) {
        return poolIn(key)
                .map(pool -> new PoolKey(pool, key.substring(KnownKeys.POOL_PREFIX.length() + pool.length() + 1)))
                .filter(found -> SETTINGS.contains(found.setting())
                        || found.master().filter(master -> !master.isEmpty()).isPresent());
    }

    /** @return the master whose share this is, as it was written; empty where the key is about the whole pool */
    Optional<String> master() {
        return setting.startsWith(SHARE_PREFIX)
                ? Optional.of(setting.substring(SHARE_PREFIX.length()))
                : Optional.empty();
    }

    /** @return every key that somebody may have meant with this one, which names the pool */
    static List<String> candidates(String pool, String key) {
        String written = key.substring(KnownKeys.POOL_PREFIX.length() + pool.length() + 1);
        int dot = written.indexOf('.');
        // With another dot it is about a master, if anything.
        Stream<String> settings = dot >= 0 && dot + 1 < written.length()
                ? Stream.of(SHARE_PREFIX + written.substring(dot + 1))
                : SETTINGS.stream();
        return settings.map(setting -> new PoolKey(pool, setting).text()).toList();
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
