package io.berth.server.config;

import io.berth.reservation.name.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The registry of Berth's own keys, and what each environment variable stands for. */
final class KnownKeys {
    static final String PREFIX = "berth.";
    static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    static final String REGISTRY_PREFIX = "schema.registry.";
    static final String POOLS = "berth.pools";
    static final String POOL_PREFIX = "berth.pool.";
    static final String AGENT_TIMEOUT = "berth.agent-timeout";
    static final String APPLICATION_ID = "berth.application-id";
    static final String REPLICATION_FACTOR = "berth.replication-factor";
    static final String CREATE_TOPICS = "berth.create-topics";
    static final String HEALTH_PORT = "berth.health.port";
    static final String HEALTH_ADDRESS = "berth.health.address";

    static final String SKIP = "berth.skip";
    static final String SKIP_BY = "berth.skip.by";
    static final String SKIP_REASON = "berth.skip.reason";

    /** What follows this prefix is a setting of Kafka, for one application alone. */
    static final String RESERVATIONS_PREFIX = "berth.reservations.";

    /** See {@link #RESERVATIONS_PREFIX}. */
    static final String PRESENCE_PREFIX = "berth.presence.";

    private static final List<String> PLAIN = List.of(
            POOLS,
            AGENT_TIMEOUT,
            APPLICATION_ID,
            REPLICATION_FACTOR,
            CREATE_TOPICS,
            HEALTH_PORT,
            HEALTH_ADDRESS,
            SKIP,
            SKIP_BY,
            SKIP_REASON);

    private KnownKeys() {}

    /**
     * Fixed and short. Other variables that start with BERTH_ belong to other programs (BERTH_AGENT, BERTH_JAVA_OPTS),
     * so an unknown one is not an error.
     *
     * @return the key that each environment variable sets
     */
    static Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        Stream.concat(Stream.of(BOOTSTRAP_SERVERS, "schema.registry.url"), PLAIN.stream())
                .forEach(key -> variables.put(variable(key), key));
        return variables;
    }

    private static String variable(String key) {
        String bare = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
        return "BERTH_" + bare.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** @return whether the key is Berth's and known; a pool's name in it is not looked at */
    static boolean isKnown(String key) {
        return PLAIN.contains(key)
                || passesThrough(key, RESERVATIONS_PREFIX)
                || passesThrough(key, PRESENCE_PREFIX)
                || PoolKey.parse(key).isPresent();
    }

    private static boolean passesThrough(String key, String prefix) {
        return key.startsWith(prefix) && key.length() > prefix.length();
    }

    /** @return the known key that looks most like this one */
    static String nearest(String key) {
        // A key of a pool is compared by its last word, and keeps the pool that was written.
        Optional<String> pool = PoolKey.poolIn(key);
        List<String> candidates = pool.isPresent()
                ? PoolKey.candidates(pool.get(), key)
                : Stream.concat(PLAIN.stream(), PoolKey.SETTINGS.stream().map(each -> POOL_PREFIX + "NAME." + each))
                        .toList();
        return Nearest.to(key, candidates);
    }
}
