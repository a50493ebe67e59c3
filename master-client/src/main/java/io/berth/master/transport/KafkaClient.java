package io.berth.master.transport;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.AppInfoParser;

/** Which Kafka client this is, and the keys that it knows. */
public final class KafkaClient {
    private static final Set<String> NAMES = new TreeSet<>();

    static {
        NAMES.addAll(ProducerConfig.configNames());
        NAMES.addAll(ConsumerConfig.configNames());
        NAMES.addAll(AdminClientConfig.configNames());
    }

    private KafkaClient() {}

    public static Set<String> names() {
        return Set.copyOf(NAMES);
    }

    public static boolean isKnown(String key) {
        return NAMES.contains(key);
    }

    /** @return of Kafka's client */
    public static String version() {
        return AppInfoParser.getVersion();
    }
}
