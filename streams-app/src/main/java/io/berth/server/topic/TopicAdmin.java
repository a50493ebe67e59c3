package io.berth.server.topic;

import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.TopicCheck;
import io.berth.schemas.topic.TopicProblem;
import io.berth.schemas.topic.TopicShape;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks after Berth's topics in Kafka. Does not own the client it is given. Thread-safe as the client is.
 *
 * <p>The changelogs are not among them. Kafka Streams 4.3 has no step of its own to create them (KafkaStreams has no init()
 * before start()): it creates them while it assigns tasks, and waits for them before any task runs, so before any command
 * is decided. To create them here would copy its naming and settings, and it refuses what differs.
 */
public final class TopicAdmin {
    private static final long PAUSE_MILLIS = 50;

    private final Admin admin;
    private final Question question;

    /** @param patience how long each method waits for Kafka before it gives up */
    public TopicAdmin(Admin admin, Duration patience) {
        this.admin = admin;
        this.question = new Question(patience);
    }

    /**
     * @return every reason not to run, empty where all topics are as they must be
     * @throws TopicsUnavailableException where Kafka did not say
     */
    public List<TopicProblem> check() throws TopicsUnavailableException, InterruptedException {
        return TopicCheck.problems(Topics.all(), shapes());
    }

    /**
     * Creates the topics that are missing and leaves the others alone. May run in several processes at once.
     *
     * @param replicationFactor how many brokers keep each, or empty for the broker's default
     * @return the names of those created, in the order of the data flow; all of them are there when this returns
     */
    public List<String> create(Optional<Short> replicationFactor)
            throws TopicsUnavailableException, InterruptedException {
        Set<String> present = names();
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !present.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), replicationFactor)
                        .configs(topic.settings()))
                .toList();
        List<String> created = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> creation :
                admin.createTopics(missing).values().entrySet()) {
            try {
                question.get(creation.getValue());
                created.add(creation.getKey());
            } catch (ExecutionException failed) {
                // Another process was faster: it is there, and that is what was wanted.
                if (!(failed.getCause() instanceof TopicExistsException)) {
                    throw question.unavailable(failed);
                }
            }
        }
        awaitVisible();
        return Topics.all().stream().map(Topic::name).filter(created::contains).toList();
    }

    /** @return how many partitions the topic has; the topic must exist */
    public int partitionCount(Topic topic) throws TopicsUnavailableException, InterruptedException {
        return describe(Set.of(topic.name())).get(topic.name()).partitions().size();
    }

    /** @return the topics of ours that Kafka has, by name */
    public Map<String, TopicShape> shapes() throws TopicsUnavailableException, InterruptedException {
        Set<String> present = names();
        Map<String, TopicDescription> descriptions = describe(present);
        Map<String, Config> settings = settings(present);
        Map<String, TopicShape> shapes = new HashMap<>();
        for (String name : present) {
            Map<String, String> values = settings.get(name).entries().stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
            shapes.put(name, new TopicShape(descriptions.get(name).partitions().size(), values));
        }
        return shapes;
    }

    private Set<String> names() throws TopicsUnavailableException, InterruptedException {
        Set<String> ours = Topics.all().stream().map(Topic::name).collect(Collectors.toSet());
        Set<String> all = question.await(admin.listTopics().names());
        return ours.stream().filter(all::contains).collect(Collectors.toSet());
    }

    private Map<String, TopicDescription> describe(Set<String> names)
            throws TopicsUnavailableException, InterruptedException {
        return question.await(admin.describeTopics(names).allTopicNames());
    }

    private Map<String, Config> settings(Set<String> names) throws TopicsUnavailableException, InterruptedException {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Config> byName = new HashMap<>();
        question.await(admin.describeConfigs(resources).all())
                .forEach((resource, config) -> byName.put(resource.name(), config));
        return byName;
    }

    /** The controller has a new topic before the brokers know of it. */
    private void awaitVisible() throws TopicsUnavailableException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                Set<String> present = names();
                if (present.size() == Topics.all().size()) {
                    question.get(admin.describeTopics(present).allTopicNames());
                    return;
                }
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof UnknownTopicOrPartitionException)
                        && !(failed.getCause() instanceof RetriableException)) {
                    throw question.unavailable(failed);
                }
            }
            if (System.nanoTime() - start > question.patience().toNanos()) {
                throw question.silent(null);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }
}
