package io.berth.master.transport;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.utils.AppInfoParser;

/** Which Kafka client this is, and the keys that it knows. */
public final class KafkaClient {
    private static final Set<String> KEYS = Stream.of(
                    ProducerConfig.configNames(), ConsumerConfig.configNames(), AdminClientConfig.configNames())
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private KafkaClient() {}

    public static Set<String> keys() {
        return KEYS;
    }

    /** @return of Kafka's client */
    public static String version() {
        return AppInfoParser.getVersion();
    }
}
