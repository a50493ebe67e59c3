package io.berth.agent.transport;

import io.berth.agent.config.ConfigException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes clients of Kafka. Making one throws {@link org.apache.kafka.common.KafkaException} where trying again later can
 * help, and {@link ConfigException} where only a person can.
 */
interface Clients {
    Producer<byte[], byte[]> producer() throws ConfigException;

    Consumer<byte[], byte[]> consumer() throws ConfigException;
}
