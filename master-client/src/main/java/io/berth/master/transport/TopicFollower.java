package io.berth.master.transport;

import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads topics from their beginning, and then what is added to them, for as long as somebody wants. For one use. */
public final class TopicFollower {
    /** How often it is asked whether to go on. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Where nothing is added, a broker is asked from time to time whether it is still there. */
    private static final Duration ASK = Duration.ofSeconds(5);

    private final Map<String, String> settings;
    private final Map<String, Topic> topics = new HashMap<>();
    private final Duration stall;
    private final Follower follower;
    private final WireCodec codec;
    private long heardNanos = System.nanoTime();

    /** Takes what is read. The records of one partition come in order. Called by the thread that follows. */
    public interface Follower {
        /** @param value null for the end of the key */
        void record(Topic topic, String key, SpecificRecord value);

        /**
         * Comes several times a second, once all is read that was there when the reading began.
         *
         * @param unheard how long no broker has answered; zero while all is well
         * @return whether to go on
         */
        boolean looked(Duration unheard);
    }

    private TopicFollower(Map<String, String> settings, List<Topic> topics, Duration stall, Follower follower) {
        this.settings = settings;
        topics.forEach(topic -> this.topics.put(topic.name(), topic));
        this.stall = stall;
        this.follower = follower;
        this.codec = RecordCodecs.of(settings);
    }

    /**
     * Returns when the follower does not want to go on.
     *
     * @param settings Kafka's own, and those of the registry
     * @param stall how long it may take at the beginning until something comes
     * @throws UnavailableException if the topics cannot be read; once they were, it is waited for brokers that are gone
     */
    public static void follow(Map<String, String> settings, List<Topic> topics, Duration stall, Follower follower) {
        new TopicFollower(settings, topics, stall, follower).follow();
    }

    private void follow() {
        Map<String, Object> consumerSettings = KafkaSettings.consumer(settings);
        // A long fetch would keep the close waiting.
        consumerSettings.put("fetch.max.wait.ms", 200);
        KafkaConsumer<byte[], byte[]> consumer = null;
        try {
            consumer = new KafkaConsumer<>(consumerSettings);
            List<TopicPartition> partitions = new ArrayList<>();
            for (Topic topic : topics.values()) {
                partitions.addAll(TopicReader.partitions(consumer, topic, stall, settings));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            TopicReader.readTo(consumer, consumer.endOffsets(partitions, stall), stall, this::pass);
            heardNanos = System.nanoTime();
            while (follower.looked(unheard())) {
                look(consumer, partitions);
            }
        } catch (KafkaException e) {
            throw Problems.of(e, settings, stall);
        } finally {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(Duration.ofMillis(100)));
            }
        }
    }

    private void look(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(LOOK);
        records.forEach(this::pass);
        boolean heard = !records.isEmpty() || sinceHeard().compareTo(ASK) > 0 && isThere(consumer, partitions);
        if (heard) {
            heardNanos = System.nanoTime();
        }
    }

    private static boolean isThere(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        try {
            return !consumer.endOffsets(partitions, Duration.ofSeconds(1)).isEmpty();
        } catch (TimeoutException e) {
            // That is the answer.
            return false;
        }
    }

    /** A moment without records is no silence. */
    private Duration unheard() {
        Duration since = sinceHeard();
        return since.compareTo(ASK.plusSeconds(2)) > 0 ? since : Duration.ZERO;
    }

    private Duration sinceHeard() {
        return Duration.ofNanos(System.nanoTime() - heardNanos);
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = topics.get(record.topic());
        TopicReader.pass(record, codec, (key, value) -> follower.record(topic, key, value));
    }
}
