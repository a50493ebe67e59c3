package io.berth.agent.transport;

import io.berth.agent.config.ConfigException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes Kafka clients with the operator's settings and, over them, those that the protocol depends on. */
final class KafkaClients implements Clients {
    private final Map<String, String> settings;
    private final String clientId;

    KafkaClients(Map<String, String> settings, String clientId) {
        this.settings = Map.copyOf(settings);
        this.clientId = clientId;
    }

    @Override
    public Producer<byte[], byte[]> producer() throws ConfigException {
        Map<String, Object> own = known(ProducerConfig.configNames(), ConsumerConfig.configNames());
        own.put(ProducerConfig.ACKS_CONFIG, "all");
        own.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        own.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A report that is older than the next heartbeat is of no use to anybody.
        own.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        own.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        // The one thread of the agent must not stand still because Kafka does.
        own.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
        own.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 1 << 20);
        return make(() -> new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    @Override
    public Consumer<byte[], byte[]> consumer() throws ConfigException {
        Map<String, Object> own = known(ConsumerConfig.configNames(), ProducerConfig.configNames());
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // To fall back to the beginning silently would show old states as if they were new.
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return make(() -> new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** What this client knows, and what no client knows: it may be for a plug-in. */
    private Map<String, Object> known(Set<String> names, Set<String> others) {
        Map<String, Object> known = new HashMap<>();
        settings.forEach((key, value) -> {
            if ((names.contains(key) || !others.contains(key)) && !key.startsWith("schema.registry.")) {
                known.put(key, value);
            }
        });
        known.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        return known;
    }

    private static <T> T make(Constructor<T> constructor) throws ConfigException {
        try {
            return constructor.make();
        } catch (KafkaException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                boolean unresolved = String.valueOf(cause.getMessage()).contains("No resolvable bootstrap urls");
                if (cause instanceof org.apache.kafka.common.config.ConfigException && !unresolved) {
                    throw new ConfigException(
                            "Kafka does not accept its part of the configuration: " + cause.getMessage());
                }
            }
            throw e;
        }
    }

    /** Makes one client. */
    private interface Constructor<T> {
        T make();
    }
}
