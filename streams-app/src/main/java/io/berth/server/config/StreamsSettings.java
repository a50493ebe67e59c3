package io.berth.server.config;

import io.berth.server.wire.FailedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of both Kafka Streams applications and of the plain clients beside them. What an operator set wins over
 * what is set here; what may not be changed was refused before.
 */
public final class StreamsSettings {
    private static final String CLASSIC = "classic";

    /** Kafka's constant for it is deprecated from birth. */
    private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

    private StreamsSettings() {}

    /** @return for RESERVATIONS: exactly-once, tuned for latency and quick fail-over */
    public static Properties reservations(ServerConfig config) {
        Map<String, Object> defaults = both();
        // Low commit interval, poll, linger and back-off bring p50 from 61 ms to 4 ms only together. The back-off
        // is the hidden one: a transaction that follows at once is told to retry while markers are still written.
        defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "2");
        defaults.put(StreamsConfig.POLL_MS_CONFIG, "5");
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), "1");
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), "50");
        // With more in flight the first batches of a transaction overtake each other on a partition that it touches
        // anew: the broker refuses them as out of order, and they are sent again. Measured at 100/s: p99 34 ms, not 55.
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), "1");
        // After a crash the next owner waits for the open transaction to time out.
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), "3000");
        return settings(
                config,
                defaults,
                config.under(KnownKeys.RESERVATIONS_PREFIX),
                config.reservationsId(),
                StreamsConfig.EXACTLY_ONCE_V2);
    }

    /** @return for PRESENCE: at-least-once; a report passes through as soon as it is there */
    public static Properties presence(ServerConfig config) {
        Map<String, Object> defaults = both();
        defaults.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "100");
        // A record ends a poll at once; this bounds only how late a due timer is seen.
        defaults.put(StreamsConfig.POLL_MS_CONFIG, "50");
        return settings(
                config,
                defaults,
                config.under(KnownKeys.PRESENCE_PREFIX),
                config.presenceId(),
                StreamsConfig.AT_LEAST_ONCE);
    }

    /** @return for the client that looks after topics; each of its calls gives up by itself before 30 s */
    public static Map<String, Object> admin(ServerConfig config) {
        Map<String, Object> settings = new StreamsConfig(presence(config)).getAdminConfigs("berth-server-topics");
        // Closing the client waits for what is under way, so the default of a minute would double the wait.
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 29_000);
        return settings;
    }

    /** @return for the plain producer that configures pools; gives up after 30 s */
    public static Map<String, Object> producer(ServerConfig config) {
        Map<String, Object> settings = new StreamsConfig(presence(config)).getProducerConfigs("berth-configure-pools");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000L);
        return settings;
    }

    /** @return what Kafka itself says against the settings */
    static List<String> problems(ServerConfig config) {
        List<String> problems = new ArrayList<>();
        for (Properties properties : List.of(reservations(config), presence(config))) {
            try {
                StreamsConfig streams = new StreamsConfig(properties);
                new ProducerConfig(withSerializers(streams.getProducerConfigs("check")));
                new AdminClientConfig(streams.getAdminConfigs("check"));
            } catch (ConfigException refused) {
                String problem = "Kafka refuses a setting: " + refused.getMessage();
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        }
        return problems;
    }

    private static Map<String, Object> withSerializers(Map<String, Object> producer) {
        Map<String, Object> whole = new TreeMap<>(producer);
        whole.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, "org.apache.kafka.common.serialization.StringSerializer");
        whole.put(
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                "org.apache.kafka.common.serialization.ByteArraySerializer");
        return whole;
    }

    private static Map<String, Object> both() {
        Map<String, Object> defaults = new TreeMap<>();
        defaults.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "1");
        defaults.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0");
        defaults.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "1");
        // Decides only who is preferred: whoever takes over restores what it lacks before it decides, and so many
        // records take a fraction of a second. With 0 hardly any standby would ever count: the changelogs grow at every
        // commit,
        // and a transaction's end marker counts as lag. A new instance would then wait for its first pool for ever.
        defaults.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, "10000");
        defaults.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        // There are no global stores; unset, Kafka warns at every start that a later version will set it.
        defaults.put(GLOBAL_HANDLER, "true");
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), "0");
        defaults.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // The shortest that brokers allow by default; the instance that is gone is noticed after so long.
        defaults.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), "6000");
        defaults.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), "1500");
        return defaults;
    }

    private static Properties settings(
            ServerConfig config,
            Map<String, Object> defaults,
            Map<String, String> forThis,
            String applicationId,
            String guarantee) {
        Map<String, String> chosen = new TreeMap<>(config.kafka());
        chosen.putAll(forThis);
        if (!CLASSIC.equalsIgnoreCase(chosen.getOrDefault(StreamsConfig.GROUP_PROTOCOL_CONFIG, CLASSIC))) {
            // Under the streams protocol these belong to the group and are set on the broker.
            defaults.remove(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG));
            defaults.remove(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG));
            defaults.remove(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG);
        }
        Properties properties = new Properties();
        defaults.forEach((key, value) -> {
            // Without its prefix a setting is meant for all clients, so it also wins over a prefixed default.
            if (!chosen.containsKey(ForbiddenOverrides.bare(key))) {
                properties.put(key, value);
            }
        });
        config.replicationFactor()
                .ifPresent(factor -> properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, factor.toString()));
        properties.putAll(chosen);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecord.class.getName());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
        return properties;
    }
}
