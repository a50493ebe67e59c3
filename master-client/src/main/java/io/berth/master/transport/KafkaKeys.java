package io.berth.master.transport;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The keys that Kafka's clients know. */
public final class KafkaKeys {
    private static final Set<String> NAMES = new TreeSet<>();

    static {
        NAMES.addAll(ProducerConfig.configNames());
        NAMES.addAll(ConsumerConfig.configNames());
        NAMES.addAll(AdminClientConfig.configNames());
    }

    private KafkaKeys() {}

    public static Set<String> names() {
        return Set.copyOf(NAMES);
    }

    public static boolean isKnown(String key) {
        return NAMES.contains(key);
    }
}
