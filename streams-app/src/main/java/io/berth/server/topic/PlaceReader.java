package io.berth.server.topic;

import io.berth.schemas.topic.Topics;
import io.berth.server.store.StoreNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Asks Kafka how far RESERVATIONS came. Does not own the client it is given. */
public final class PlaceReader {
    private static final List<String> STORES = List.of(StoreNames.POOLS, StoreNames.AGENTS, StoreNames.REQUESTS);

    private final Admin admin;
    private final Question question;

    /** @param patience how long each question may take */
    public PlaceReader(Admin admin, Duration patience) {
        this.admin = admin;
        this.question = new Question(patience);
    }

    /**
     * @param group the application id of RESERVATIONS
     * @throws TopicsUnavailableException where Kafka did not say
     */
    public LostPlace read(String group) throws TopicsUnavailableException, InterruptedException {
        // The stores first. Offsets and changelogs are one transaction, and what is seen of it here has its offsets
        // there; the other way round the first transaction of another instance would look like a loss.
        Set<Integer> stored = stored(group);
        return new LostPlace(group, committed(group), stored);
    }

    private Set<Integer> stored(String group) throws TopicsUnavailableException, InterruptedException {
        Set<String> present = question.await(admin.listTopics().names());
        Set<String> changelogs = STORES.stream()
                .map(store -> group + "-" + store + "-changelog")
                .filter(present::contains)
                .collect(Collectors.toSet());
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> end = new HashMap<>();
        for (TopicDescription topic :
                question.await(admin.describeTopics(changelogs).allTopicNames()).values()) {
            topic.partitions().forEach(each -> {
                TopicPartition partition = new TopicPartition(topic.name(), each.partition());
                first.put(partition, OffsetSpec.earliest());
                end.put(partition, OffsetSpec.latest());
            });
        }
        Map<TopicPartition, ListOffsetsResultInfo> firsts = offsets(first);
        Set<Integer> stored = new HashSet<>();
        offsets(end).forEach((partition, offset) -> {
            if (offset.offset() > firsts.get(partition).offset()) {
                stored.add(partition.partition());
            }
        });
        return stored;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Map<TopicPartition, OffsetSpec> wanted)
            throws TopicsUnavailableException, InterruptedException {
        return question.await(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
    }

    private Set<Integer> committed(String group) throws TopicsUnavailableException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets;
        try {
            offsets = question.get(
                    admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                            .partitionsToOffsetAndMetadata());
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw question.unavailable(failed);
        }
        return offsets.entrySet().stream()
                .filter(entry ->
                        entry.getValue() != null && entry.getKey().topic().equals(Topics.COMMANDS.name()))
                .map(entry -> entry.getKey().partition())
                .collect(Collectors.toSet());
    }
}
