package io.berth.testbed.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.TopicProblem;
import io.berth.schemas.topic.Topics;
import io.berth.server.topic.TopicAdmin;
import io.berth.server.topic.TopicsUnavailableException;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.broker.FreePorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Topics on a broker of its own: nobody else's topics, and nobody who minds wrong ones. */
@Timeout(120)
class TopicAdminTest {
    private static final Optional<Short> BROKERS_DEFAULT = Optional.empty();

    private EmbeddedBroker broker;
    private Admin admin;
    private TopicAdmin topics;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start();
        admin = admin(broker.bootstrapServers());
        topics = new TopicAdmin(admin, Duration.ofSeconds(60));
    }

    @AfterEach
    void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void createsWhatIsMissingAndFindsItAsItMustBe() throws Exception {
        assertThat(topics.check()).hasSameSizeAs(Topics.all());

        assertThat(topics.create(BROKERS_DEFAULT))
                .containsExactlyElementsOf(
                        Topics.all().stream().map(Topic::name).toList());

        assertThat(topics.check()).isEmpty();
        for (Topic topic : Topics.all()) {
            assertThat(topics.partitionCount(topic)).isEqualTo(topic.partitions());
            assertThat(topics.shapes().get(topic.name()).settings()).containsAllEntriesOf(topic.settings());
        }
        assertThat(topics.create(BROKERS_DEFAULT)).isEmpty();
    }

    @Test
    void leavesTopicsOfAnOperatorAsTheyAreAndSaysWhatIsWrong() throws Exception {
        admin.createTopics(List.of(new NewTopic(Topics.COMMANDS.name(), Optional.of(3), BROKERS_DEFAULT)))
                .all()
                .get();

        assertThat(topics.create(Optional.of((short) 1)))
                .doesNotContain(Topics.COMMANDS.name())
                .hasSize(Topics.all().size() - 1);

        assertThat(topics.partitionCount(Topics.COMMANDS)).isEqualTo(3);
        assertThat(topics.check()).singleElement().satisfies(problem -> {
            assertThat(problem.topic()).isEqualTo(Topics.COMMANDS.name());
            assertThat(problem.finding()).isEqualTo("message.timestamp.type is CreateTime, expected LogAppendTime");
        });
    }

    @Test
    void isContentOnceItsAdviceWasFollowed() throws Exception {
        topics.create(BROKERS_DEFAULT);
        set(Topics.AGENTS, "cleanup.policy", "delete");
        assertThat(topics.check())
                .extracting(TopicProblem::finding)
                .containsExactly("cleanup.policy is delete, expected compact");

        set(Topics.AGENTS, "cleanup.policy", "compact");

        assertThat(topics.check()).isEmpty();
    }

    @Test
    void seesTooManyPartitionsOfReplies() throws Exception {
        Topic replies = Topics.REPLIES;
        admin.createTopics(List.of(new NewTopic(replies.name(), Optional.of(65), BROKERS_DEFAULT)))
                .all()
                .get();
        topics.create(BROKERS_DEFAULT);

        assertThat(topics.check())
                .extracting(TopicProblem::finding)
                .containsExactly("it has 65 partitions, expected at most 64");
    }

    @Test
    void saysWhenKafkaDoesNotAnswer() {
        try (Admin nobody = Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:" + FreePorts.next(),
                "request.timeout.ms", "200",
                "default.api.timeout.ms", "300"))) {
            assertThatThrownBy(() -> new TopicAdmin(nobody, Duration.ofSeconds(60)).check())
                    .isInstanceOfSatisfying(
                            TopicsUnavailableException.class,
                            unavailable -> assertThat(unavailable.isRefused()).isFalse())
                    .hasMessageContaining("Kafka did not answer");
        }
    }

    @Test
    void saysWhenKafkaRefuses() {
        assertThatThrownBy(() -> topics.create(Optional.of((short) 3)))
                .isInstanceOfSatisfying(
                        TopicsUnavailableException.class,
                        unavailable -> assertThat(unavailable.isRefused()).isTrue())
                .hasMessageContaining("replication factor");
    }

    private void set(Topic topic, String key, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
        // The controller has it before the broker knows: each turn asks the broker.
        while (!value.equals(topics.shapes().get(topic.name()).settings().get(key))) {
            Thread.onSpinWait();
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }
}
