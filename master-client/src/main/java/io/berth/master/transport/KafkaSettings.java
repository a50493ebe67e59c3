package io.berth.master.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What Kafka's clients are told: defaults made for low latency, over them what the user set, over that what correctness
 * rests on.
 */
final class KafkaSettings {
    private static final String BERTH_PREFIX = "berth.";
    private static final String REGISTRY_PREFIX = "schema.registry.";

    private KafkaSettings() {}

    /** A producer that gives up on a record before the session's next attempts have piled up behind it. */
    static Map<String, Object> producer(Map<String, String> user) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 250);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        settings.putAll(kafkaOnly(user));
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return settings;
    }

    /** A consumer that sees only what is committed, follows no group, and asks rarely while nothing happens. */
    static Map<String, Object> consumer(Map<String, String> user) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 5_000);
        settings.putAll(kafkaOnly(user));
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return settings;
    }

    /** An administrator's client that says soon that nobody answers. */
    static Map<String, Object> admin(Map<String, String> user, Duration patience) {
        Map<String, Object> settings = new HashMap<>(kafkaOnly(user));
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
        return settings;
    }

    static String brokers(Map<String, String> user) {
        return user.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
    }

    /** Kafka's clients warn of settings that they do not know. */
    private static Map<String, String> kafkaOnly(Map<String, String> user) {
        Map<String, String> settings = new HashMap<>(user);
        settings.keySet().removeIf(name -> name.startsWith(BERTH_PREFIX) || name.startsWith(REGISTRY_PREFIX));
        return settings;
    }
}
