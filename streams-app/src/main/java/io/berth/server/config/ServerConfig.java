package io.berth.server.config;

import io.berth.reservation.name.Names;
import io.berth.reservation.name.Nearest;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.registry.RegistryConfig;
import io.berth.schemas.registry.RegistryException;
import io.berth.schemas.settings.Secrets;
import io.berth.server.wire.Skips;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an operator configured, checked as a whole. Immutable. {@link #toString} shows every setting and no secret.
 *
 * <p>Order: file, then environment, then flags, the later over the earlier.
 */
public final class ServerConfig {
    private static final Duration AGENT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SHORTEST_AGENT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration LONGEST_AGENT_TIMEOUT = Duration.ofHours(1);

    private final SortedMap<String, String> settings;
    private final SortedMap<PoolName, PoolPolicy> pools;
    private final Duration agentTimeout;
    private final int replicationFactor;
    private final boolean createTopics;
    private final int healthPort;
    private final Skips skips;

    private ServerConfig(SortedMap<String, String> settings, List<String> problems) {
        Values values = new Values(settings, problems);
        this.settings = Collections.unmodifiableSortedMap(settings);
        this.pools = Collections.unmodifiableSortedMap(PoolPolicies.read(settings, problems));
        this.agentTimeout = values.duration(KnownKeys.AGENT_TIMEOUT, AGENT_TIMEOUT);
        this.replicationFactor = values.number(KnownKeys.REPLICATION_FACTOR, -1, -1, Short.MAX_VALUE);
        this.createTopics = values.flag(KnownKeys.CREATE_TOPICS, false);
        this.healthPort = values.number(KnownKeys.HEALTH_PORT, -1, 0, 65535);
        this.skips = SkippedRecords.read(settings, problems);
    }

    /**
     * Reads the file and the environment of this process.
     *
     * @throws InvalidConfigException naming every problem
     */
    public static ServerConfig load(Path file) throws InvalidConfigException {
        return load(file, System.getenv(), Map.of());
    }

    /**
     * @param file a properties file in UTF-8, or null for none
     * @param environment variables by name; only those that are ours are looked at
     * @param flags keys and values of the command line
     * @throws InvalidConfigException naming every problem
     */
    public static ServerConfig load(Path file, Map<String, String> environment, Map<String, String> flags)
            throws InvalidConfigException {
        String source = file == null ? "environment and flags" : file.toString();
        List<String> problems = new ArrayList<>();
        SortedMap<String, String> settings = Settings.merge(file, environment, flags, problems);
        if (file != null && settings.isEmpty() && !problems.isEmpty()) {
            // Nothing was read: complaints about what is missing in it would hide the one that counts.
            throw new InvalidConfigException(source, problems);
        }
        refuseUnknown(settings, problems);
        ServerConfig config = new ServerConfig(settings, problems);
        config.checkRest(problems);
        if (problems.isEmpty()) {
            StreamsSettings.problems(config).forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(source, problems);
        }
        return config;
    }

    private static void refuseUnknown(Map<String, String> settings, List<String> problems) {
        for (String key : settings.keySet()) {
            if (key.startsWith(KnownKeys.PREFIX) && !KnownKeys.isKnown(key)) {
                problems.add(Names.shown(key) + ": there is no such key. Did you mean " + KnownKeys.nearest(key) + "?");
            }
        }
    }

    private void checkRest(List<String> problems) {
        if (settings.getOrDefault(KnownKeys.BOOTSTRAP_SERVERS, "").isEmpty()) {
            problems.add(
                    KnownKeys.BOOTSTRAP_SERVERS + ": is missing, so no Kafka can be reached. Set it to host:port of"
                            + " one or more brokers, or set BERTH_BOOTSTRAP_SERVERS." + nearBootstrap());
        }
        Names.problem("application", prefix())
                .ifPresent(sentence -> problems.add(KnownKeys.APPLICATION_ID + ": " + sentence));
        if (replicationFactor == 0) {
            problems.add(KnownKeys.REPLICATION_FACTOR + ": '0' is not -1 (the broker's default) or 1 and more.");
        }
        if (agentTimeout.compareTo(SHORTEST_AGENT_TIMEOUT) < 0 || agentTimeout.compareTo(LONGEST_AGENT_TIMEOUT) > 0) {
            problems.add(KnownKeys.AGENT_TIMEOUT + ": '" + Names.shown(settings.get(KnownKeys.AGENT_TIMEOUT))
                    + "' is not a duration from 1s to 1h.");
        }
        try {
            RegistryConfig.of(settings);
        } catch (RegistryException wrong) {
            problems.add(wrong.getMessage());
        }
        ForbiddenOverrides.check(kafka(), "", problems);
        ForbiddenOverrides.check(under(KnownKeys.RESERVATIONS_PREFIX), KnownKeys.RESERVATIONS_PREFIX, problems);
        ForbiddenOverrides.check(under(KnownKeys.PRESENCE_PREFIX), KnownKeys.PRESENCE_PREFIX, problems);
    }

    private String nearBootstrap() {
        return settings.keySet().stream()
                .filter(key -> Nearest.distance(key, KnownKeys.BOOTSTRAP_SERVERS) <= 3
                        && !key.equals(KnownKeys.BOOTSTRAP_SERVERS))
                .findFirst()
                .map(key -> " There is a '" + Names.shown(key) + "': did you mean that?")
                .orElse("");
    }

    /** @return the pools of this service and what an operator decided for each; at least one */
    public SortedMap<PoolName, PoolPolicy> pools() {
        return pools;
    }

    /** @return an agent that was silent for so long is offline; 1 s to 1 h */
    public Duration agentTimeout() {
        return agentTimeout;
    }

    /** @return how many brokers keep each topic that is created, or empty for the broker's default */
    public Optional<Short> replicationFactor() {
        return replicationFactor == -1 ? Optional.empty() : Optional.of((short) replicationFactor);
    }

    /** @return whether topics that are missing are created when the service starts */
    public boolean createTopics() {
        return createTopics;
    }

    /** @return where health and metrics are served, port 0 for any free one; empty for nowhere */
    public Optional<InetSocketAddress> health() {
        return healthPort == -1
                ? Optional.empty()
                : Optional.of(new InetSocketAddress(
                        settings.getOrDefault(KnownKeys.HEALTH_ADDRESS, "127.0.0.1"), healthPort));
    }

    /** @return the records that are passed over; none by default */
    public Skips skips() {
        return skips;
    }

    /** @return host:port of the brokers that are asked first */
    public String bootstrapServers() {
        return settings.get(KnownKeys.BOOTSTRAP_SERVERS);
    }

    /** @return the application id of RESERVATIONS: its group, its transactions and its changelogs are named after it */
    public String reservationsId() {
        return prefix() + "-reservations";
    }

    /** @return the application id of PRESENCE */
    public String presenceId() {
        return prefix() + "-presence";
    }

    /** @return every setting by its key, secrets included: for the codec, never for people */
    public Map<String, String> settings() {
        return settings;
    }

    /** @return what is Kafka's own: neither Berth's nor the registry's */
    Map<String, String> kafka() {
        SortedMap<String, String> kafka = new TreeMap<>(settings);
        kafka.keySet().removeIf(key -> key.startsWith(KnownKeys.PREFIX) || key.startsWith(KnownKeys.REGISTRY_PREFIX));
        return kafka;
    }

    /** @return the settings whose keys start with the prefix, without it */
    Map<String, String> under(String prefix) {
        SortedMap<String, String> found = new TreeMap<>();
        settings.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    private String prefix() {
        return settings.getOrDefault(KnownKeys.APPLICATION_ID, "berth");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("ServerConfig{");
        settings.forEach((key, value) -> text.append(text.charAt(text.length() - 1) == '{' ? "" : ", ")
                .append(Names.shown(key))
                .append('=')
                .append(Secrets.shown(key, value)));
        return text.append('}').toString();
    }
}
