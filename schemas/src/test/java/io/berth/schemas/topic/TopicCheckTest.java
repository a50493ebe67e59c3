package io.berth.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TopicCheckTest {

    @Test
    void acceptsTopicsAsTheyAreCreated() {
        assertThat(problems(asCreated())).isEmpty();
    }

    @Test
    void saysWhichTopicIsMissingAndHowToMendIt() {
        Map<String, TopicShape> found = asCreated();
        found.remove("berth.events");

        assertThat(problems(found))
                .singleElement()
                .extracting(TopicProblem::sentence)
                .asString()
                .startsWith("topic berth.events: it does not exist.")
                .endsWith("Mend it with: berth-server topics --create --config FILE");
    }

    @Test
    void refusesStateThatWouldBeDeleted() {
        Map<String, TopicShape> found = asCreated();
        found.put("berth.agents", with(found.get("berth.agents"), "cleanup.policy", "delete"));

        assertThat(problems(found))
                .singleElement()
                .extracting(TopicProblem::sentence)
                .isEqualTo("topic berth.agents: cleanup.policy is delete, expected compact. Without it the state of"
                        + " whatever is quiet for long disappears from the topic. Mend it with: kafka-configs --alter"
                        + " --entity-type topics --entity-name berth.agents --add-config cleanup.policy=compact");
    }

    @Test
    void refusesALogThatWouldBeCompacted() {
        Map<String, TopicShape> found = asCreated();
        found.put("berth.commands", with(found.get("berth.commands"), "cleanup.policy", "compact"));

        assertThat(problems(found))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.finding()).isEqualTo("cleanup.policy is compact, expected delete"));
    }

    @Test
    void refusesTheClockOfTheWriterInTheCommandLog() {
        Map<String, TopicShape> found = asCreated();
        found.put("berth.commands", with(found.get("berth.commands"), "message.timestamp.type", "CreateTime"));

        assertThat(problems(found)).singleElement().satisfies(problem -> {
            assertThat(problem.finding()).isEqualTo("message.timestamp.type is CreateTime, expected LogAppendTime");
            assertThat(problem.mending()).contains("--add-config message.timestamp.type=LogAppendTime");
        });
    }

    @Test
    void refusesMoreThan64PartitionsOfReplies() {
        Map<String, TopicShape> found = asCreated();
        found.put("berth.replies", partitions(found.get("berth.replies"), 64));
        assertThat(problems(found)).isEmpty();

        found.put("berth.replies", partitions(found.get("berth.replies"), 65));
        assertThat(problems(found))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.finding()).isEqualTo("it has 65 partitions, expected at most 64"));
    }

    @Test
    void refusesATopicThatWouldRefuseALetter() {
        Map<String, TopicShape> found = asCreated();
        found.put("berth.dead-letters", with(found.get("berth.dead-letters"), "max.message.bytes", "614400"));
        assertThat(problems(found)).isEmpty();

        found.put("berth.dead-letters", with(found.get("berth.dead-letters"), "max.message.bytes", "614399"));
        assertThat(problems(found)).singleElement().satisfies(problem -> {
            assertThat(problem.finding()).isEqualTo("max.message.bytes is 614399, expected at least 614400");
            assertThat(problem.mending())
                    .isEqualTo("kafka-configs --alter --entity-type topics --entity-name berth.dead-letters"
                            + " --add-config max.message.bytes=1048588");
        });
    }

    @Test
    void refusesTopicsThatWouldRefuseALargeRecordOfOurs() {
        Map<String, TopicShape> found = asCreated();
        found.replaceAll((name, shape) -> with(shape, "max.message.bytes", "65536"));

        assertThat(problems(found)).hasSameSizeAs(Topics.all());
    }

    @Test
    void leavesNumbersAndRetentionToTheOperator() {
        Map<String, TopicShape> found = asCreated();
        found.put("berth.commands", partitions(found.get("berth.commands"), 100));
        found.put("berth.events", with(found.get("berth.events"), "retention.ms", "-1"));

        assertThat(problems(found)).isEmpty();
    }

    @Test
    void ignoresTopicsOfOthers() {
        Map<String, TopicShape> found = asCreated();
        found.put("somebody.else", new TopicShape(1, Map.of()));

        assertThat(problems(found)).isEmpty();
    }

    @Test
    void namesEveryTopicOfAnEmptyClusterInTheOrderOfTheFlow() {
        assertThat(problems(Map.of()))
                .extracting(TopicProblem::topic)
                .containsExactlyElementsOf(
                        Topics.all().stream().map(Topic::name).toList());
    }

    private static List<TopicProblem> problems(Map<String, TopicShape> found) {
        return TopicCheck.problems(Topics.all(), found);
    }

    private static Map<String, TopicShape> asCreated() {
        Map<String, TopicShape> shapes = new HashMap<>();
        Topics.all().forEach(topic -> shapes.put(topic.name(), new TopicShape(topic.partitions(), topic.settings())));
        return shapes;
    }

    private static TopicShape with(TopicShape shape, String key, String value) {
        Map<String, String> settings = new TreeMap<>(shape.settings());
        settings.put(key, value);
        return new TopicShape(shape.partitions(), settings);
    }

    private static TopicShape partitions(TopicShape shape, int partitions) {
        return new TopicShape(partitions, shape.settings());
    }
}
