package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.command.ConfigurePool;
import io.berth.schemas.topic.Topics;
import io.berth.server.topic.TopicAdmin;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.TopicDump;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the service starts, or does not, on a broker of its own. */
@Timeout(240)
class StartTest {
    private EmbeddedBroker broker;
    private World world;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedBroker.start();
        world = new World(broker.bootstrapServers());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin, World.LIMIT).create(Optional.empty());
        }
    }

    @AfterEach
    void stop() {
        world.close();
        broker.close();
    }

    @Test
    void thePoolsAreConfiguredBeforeAnythingIsDecidedAndReadyIsSaidAfterwards() {
        // Three copies of its changelogs on one broker: RESERVATIONS never comes to decide.
        Child service =
                world.service("service", settings -> settings.with("berth.reservations.replication.factor", "3"));

        Await.until("the policy is in the log", World.LIMIT, this::isConfigured);

        assertThat(service.out()).doesNotContain("berth-server ready");
    }

    @Test
    void refusesToDecideTheWholeLogOnceMore() throws Exception {
        String changelog = "berth-reservations-pools-changelog";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(
                            changelog, Optional.of(Topics.COMMANDS.partitions()), Optional.<Short>empty())))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>(changelog, 5, "default", "state"))
                    .get();
        }

        Child service = world.service("service", UnaryOperator.identity());

        assertThat(service.awaitExit(World.LIMIT)).isEqualTo(78);
        assertThat(service.err())
                .contains("no committed offset for partition 5 of berth.commands")
                .contains("--reset-offsets --to-latest --group berth-reservations");
        assertThat(isConfigured()).isFalse();
    }

    private boolean isConfigured() {
        return TopicDump.of(broker.bootstrapServers(), List.of(Topics.COMMANDS.name())).stream()
                .anyMatch(entry ->
                        entry.value().filter(ConfigurePool.class::isInstance).isPresent());
    }
}
