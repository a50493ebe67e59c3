package io.berth.master.transport;

import io.berth.master.UnavailableException;
import io.berth.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Looks at a Kafka cluster, and changes nothing. Every method throws {@link UnavailableException} where there is no answer
 * in time. Thread-safe.
 */
public final class Cluster implements AutoCloseable {
    private final Admin admin;
    private final Map<String, String> settings;
    private final Duration patience;

    private Cluster(Admin admin, Map<String, String> settings, Duration patience) {
        this.admin = admin;
        this.settings = settings;
        this.patience = patience;
    }

    /**
     * Does not connect yet.
     *
     * @param patience how long each answer may take
     * @throws UnavailableException if Kafka's client refuses the settings
     */
    public static Cluster open(Map<String, String> settings, Duration patience) {
        try {
            return new Cluster(Admin.create(KafkaSettings.admin(settings, patience)), settings, patience);
        } catch (KafkaException e) {
            throw Problems.of(e, settings, patience);
        }
    }

    /** @return the addresses that the brokers give themselves, {@code host:port} */
    public List<String> brokers() {
        return await(admin.describeCluster().nodes()).stream()
                .map(node -> node.host() + ":" + node.port())
                .sorted()
                .toList();
    }

    /** @return the level of each feature that all brokers have agreed on */
    public Map<String, Integer> features() {
        Map<String, Integer> levels = new TreeMap<>();
        await(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .forEach((name, range) -> levels.put(name, (int) range.maxVersionLevel()));
        return levels;
    }

    /** @return the settings of one of the brokers; empty where this client may not see them */
    public Optional<Map<String, String>> brokerSettings() {
        String id = await(admin.describeCluster().nodes()).iterator().next().idString();
        return settings(new ConfigResource(ConfigResource.Type.BROKER, id));
    }

    /** @return each of the topics, by name */
    public Map<String, SeenTopic> topics(Collection<Topic> topics) {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<String, SeenTopic> seen = new TreeMap<>();
        answers.forEach((name, answer) -> seen.put(name, ask(answer, this::seen, problem -> {
            if (problem instanceof UnknownTopicOrPartitionException) {
                return SeenTopic.without(SeenTopic.Presence.MISSING);
            }
            return problem instanceof AuthorizationException ? SeenTopic.without(SeenTopic.Presence.HIDDEN) : null;
        })));
        return seen;
    }

    private SeenTopic seen(TopicDescription topic) {
        return new SeenTopic(
                SeenTopic.Presence.PRESENT,
                topic.partitions().size(),
                settings(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                        .orElse(Map.of()),
                topic.authorizedOperations() == null
                        ? java.util.Set.of()
                        : topic.authorizedOperations().stream().map(Enum::name).collect(Collectors.toSet()));
    }

    private Optional<Map<String, String>> settings(ConfigResource resource) {
        KafkaFuture<Config> answer =
                admin.describeConfigs(List.of(resource)).values().get(resource);
        return ask(
                answer,
                config -> Optional.of(config.entries().stream()
                        .filter(entry -> entry.value() != null)
                        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value))),
                problem -> problem instanceof AuthorizationException ? Optional.empty() : null);
    }

    /** @return how far the group is in the topic; empty where this client may not know, or there is no such group */
    public Optional<SeenGroup> group(String group, Topic topic) {
        return ask(
                        admin.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group),
                        description -> Optional.of(description.members().size()),
                        problem ->
                                problem instanceof AuthorizationException || problem instanceof GroupIdNotFoundException
                                        ? Optional.<Integer>empty()
                                        : null)
                .map(members -> new SeenGroup(members, behind(group, topic)));
    }

    private long behind(String group, Topic topic) {
        Map<TopicPartition, OffsetAndMetadata> places =
                await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        List<TopicPartition> partitions = new ArrayList<>();
        places.forEach((partition, place) -> {
            if (partition.topic().equals(topic.name()) && place != null) {
                partitions.add(partition);
            }
        });
        return await(admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(Function.identity(), each -> OffsetSpec.latest())))
                        .all())
                .entrySet()
                .stream()
                .mapToLong(end -> Math.max(
                        0, end.getValue().offset() - places.get(end.getKey()).offset()))
                .sum();
    }

    private <T> T await(KafkaFuture<T> answer) {
        return ask(answer, Function.identity(), problem -> null);
    }

    /** @param refused what a refusal means, or null where it is a failure */
    private <T, R> R ask(KafkaFuture<T> answer, Function<T, R> given, Function<Throwable, R> refused) {
        try {
            return given.apply(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            R meaning = refused.apply(e.getCause());
            if (meaning == null) {
                throw Problems.of(kafka(e.getCause()), settings, patience);
            }
            return meaning;
        } catch (java.util.concurrent.TimeoutException e) {
            throw Problems.of(new TimeoutException(e), settings, patience);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static KafkaException kafka(Throwable cause) {
        return cause instanceof KafkaException kafka ? kafka : new KafkaException(cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
