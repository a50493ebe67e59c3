package io.berth.master.transport;

import io.berth.master.UnavailableException;
import io.berth.reservation.timing.Lengths;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a topic once, from its beginning to where it ended when the reading began. */
public final class TopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private TopicReader() {}

    /** Takes what is read. The records of one partition come in order. */
    @FunctionalInterface
    public interface Sink {
        /** Comes first: whether the topic still has its first record. */
        default void begins(boolean whole) {}

        /** @param value null for the end of the key */
        void record(String key, SpecificRecord value);

        /**
         * A record that is none of ours.
         *
         * @param where {@code topic-partition@offset}
         */
        default void unreadable(String where, String sentence) {
            LOG.warn("{} cannot be read and is passed over: {}", where, sentence);
        }
    }

    /**
     * @param settings Kafka's own, and those of the registry
     * @param stall how long it may take until something comes
     * @throws UnavailableException if the topic cannot be read
     */
    public static void read(Map<String, String> settings, Topic topic, Duration stall, Sink sink) {
        read(settings, topic, null, null, stall, sink);
    }

    /**
     * As {@link #read(Map, Topic, Duration, Sink)}, but not all of it.
     *
     * @param key whose records are read, from its one partition; null for all
     * @param since from when on, by the log's time; null for the beginning. {@link Sink#begins} is told whether nothing
     *     stands before that
     */
    public static void read(
            Map<String, String> settings, Topic topic, String key, Instant since, Duration stall, Sink sink) {
        WireCodec codec = RecordCodecs.of(settings);
        KafkaConsumer<byte[], byte[]> consumer = null;
        try {
            Map<String, Object> consumerSettings = KafkaSettings.consumer(settings);
            // A long fetch would keep the close waiting.
            consumerSettings.put("fetch.max.wait.ms", 100);
            consumer = new KafkaConsumer<>(consumerSettings);
            List<TopicPartition> all = partitions(consumer, topic, stall, settings);
            List<TopicPartition> partitions = key == null
                    ? all
                    : List.of(new TopicPartition(
                            topic.name(), LoggedRecords.home(key.getBytes(StandardCharsets.UTF_8), all.size())));
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, stall);
            sink.begins(seek(consumer, partitions, since, ends, stall));
            readTo(consumer, ends, stall, record -> {
                boolean late = record.offset() >= ends.get(new TopicPartition(record.topic(), record.partition()));
                if (!late && (key == null || key.equals(keyOf(record)))) {
                    pass(record, codec, sink);
                }
            });
        } catch (KafkaException e) {
            throw Problems.of(e, settings, stall);
        } finally {
            if (consumer != null) {
                consumer.close(CloseOptions.timeout(Duration.ofMillis(100)));
            }
        }
    }

    /** @throws UnavailableException if there are none */
    static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, Topic topic, Duration stall, Map<String, String> settings) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name(), stall).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw Problems.topicMissing(topic.name(), settings);
        }
        return partitions;
    }

    /** @return whether nothing stands, or stood, before where the reading begins */
    private static boolean seek(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Instant since,
            Map<TopicPartition, Long> ends,
            Duration stall) {
        if (since == null) {
            consumer.seekToBeginning(partitions);
        } else {
            Map<TopicPartition, Long> times =
                    partitions.stream().collect(Collectors.toMap(one -> one, one -> since.toEpochMilli()));
            consumer.offsetsForTimes(times, stall)
                    .forEach((partition, found) ->
                            consumer.seek(partition, found == null ? ends.get(partition) : found.offset()));
        }
        return partitions.stream().allMatch(partition -> consumer.position(partition, stall) == 0);
    }

    /** Reads up to these ends, and perhaps a little further. */
    static void readTo(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Duration stall,
            Consumer<ConsumerRecord<byte[], byte[]>> records) {
        long progress = System.nanoTime();
        long read = -1;
        while (true) {
            // Positions, not records: an end may lie behind the marker of a transaction, which is no record.
            long sum = 0;
            boolean atEnd = true;
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                long position = consumer.position(end.getKey(), stall);
                sum += position;
                atEnd &= position >= end.getValue();
            }
            if (atEnd) {
                return;
            }
            if (sum != read) {
                read = sum;
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > stall.toNanos()) {
                throw new TimeoutException("Nothing was read for " + Lengths.text(stall) + ".");
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                records.accept(record);
            }
        }
    }

    private static String keyOf(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    static void pass(ConsumerRecord<byte[], byte[]> record, WireCodec codec, Sink sink) {
        try {
            sink.record(keyOf(record), record.value() == null ? null : codec.decode(record.value()));
        } catch (UndecodableException e) {
            sink.unreadable(record.topic() + "-" + record.partition() + "@" + record.offset(), e.getMessage());
        }
    }
}
