package io.berth.testbed.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedBroker.Lifetime.class)
class EmbeddedBrokerTest {
    private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

    @Test
    void keepsRecordsAndAddressAcrossARestart(@TempDir Path data) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("with space"), FreePorts.next())) {
            String address = broker.bootstrapServers();
            createTopic(address);
            send(address, "before");
            broker.stop();
            assertThat(broker.isRunning()).isFalse();
            broker.restart();
            assertThat(broker.bootstrapServers()).isEqualTo(address);
            send(address, "after");
            assertThat(read(address, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void startsOnTheDataOfAnEarlierOne(@TempDir Path data) throws Exception {
        int port = FreePorts.next();
        try (EmbeddedBroker first = EmbeddedBroker.start(data, port)) {
            createTopic(first.bootstrapServers());
            send(first.bootstrapServers(), "before");
        }
        try (EmbeddedBroker second = EmbeddedBroker.start(data, port)) {
            assertThat(read(second.bootstrapServers(), 1)).containsExactly("before");
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        String address = SharedBroker.get().bootstrapServers();
        assertThat(URI.create("kafka://" + address).getHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void deletesItsTemporaryDirectory() throws Exception {
        Path scratch = Scratch.directory("berth-test-");
        Files.createDirectories(scratch.resolve("a/b"));
        Files.writeString(scratch.resolve("a/b/c"), "x");
        Scratch.delete(scratch);
        assertThat(scratch).doesNotExist();
    }

    private static void createTopic(String address) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static void send(String address, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), value)).get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(String address, int expected) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            List<String> read = new java.util.ArrayList<>();
            for (int poll = 0; poll < 60 && read.size() < expected; poll++) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(500));
                records.records(PARTITION).stream().map(ConsumerRecord::value).forEach(read::add);
            }
            return read;
        }
    }
}
