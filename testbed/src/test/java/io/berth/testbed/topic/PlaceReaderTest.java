package io.berth.testbed.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.topic.Topics;
import io.berth.server.topic.PlaceReader;
import io.berth.testbed.broker.EmbeddedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How far the service came, on a broker of its own, written the way Kafka Streams writes it: in one transaction. */
@Timeout(120)
class PlaceReaderTest {
    private static final String GROUP = "berth-reservations";
    private static final String CHANGELOG = GROUP + "-agents-changelog";

    private EmbeddedBroker broker;
    private Admin admin;
    private PlaceReader place;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        place = new PlaceReader(admin, Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void nothingIsLostBeforeTheFirstStart() throws Exception {
        assertThat(place.read(GROUP).committed()).isEmpty();
        assertThat(place.read(GROUP).problem()).isEmpty();
    }

    @Test
    void seesWhatWasCommittedAndWhenItIsLost() throws Exception {
        createTopics();
        try (KafkaProducer<String, String> producer = producer();
                KafkaConsumer<String, String> member = member()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(CHANGELOG, 1, "default/mac-1", "state"));
            producer.sendOffsetsToTransaction(
                    Map.of(new TopicPartition(Topics.COMMANDS.name(), 1), new OffsetAndMetadata(7)),
                    member.groupMetadata());
            producer.commitTransaction();
        }
        assertThat(place.read(GROUP).stored()).containsExactly(1);
        assertThat(place.read(GROUP).committed()).containsExactly(1);
        assertThat(place.read(GROUP).problem()).isEmpty();

        admin.deleteConsumerGroupOffsets(GROUP, Set.of(new TopicPartition(Topics.COMMANDS.name(), 1)))
                .all()
                .get();

        assertThat(place.read(GROUP).problem())
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("berth.commands:1 --execute"));
    }

    @Test
    void isContentOnceItsAdviceWasFollowed() throws Exception {
        createTopics();
        try (KafkaProducer<String, String> producer = producer()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(CHANGELOG, 0, "default/mac-1", "state"));
            producer.commitTransaction();
        }
        assertThat(place.read(GROUP).problem()).isPresent();

        admin.alterConsumerGroupOffsets(
                        GROUP, Map.of(new TopicPartition(Topics.COMMANDS.name(), 0), new OffsetAndMetadata(0)))
                .all()
                .get();

        assertThat(place.read(GROUP).problem()).isEmpty();
    }

    @Test
    void theOpenFirstTransactionOfAnotherInstanceIsNoLoss() throws Exception {
        createTopics();
        try (KafkaProducer<String, String> producer = producer()) {
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(CHANGELOG, 0, "default/mac-1", "state"));
            producer.flush();

            assertThat(place.read(GROUP).problem()).isEmpty();
            producer.abortTransaction();
        }
    }

    private void createTopics() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(Topics.COMMANDS.name(), Optional.of(2), Optional.empty()),
                        new NewTopic(CHANGELOG, Optional.of(2), Optional.empty())))
                .all()
                .get();
    }

    private KafkaConsumer<String, String> member() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", GROUP),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private KafkaProducer<String, String> producer() {
        KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "place-reader-test"),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        return producer;
    }
}
