package io.berth.master.transport;

import io.berth.reservation.name.MasterName;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Reads the one partition of the replies that the master's name leads to, from now on. Used by one thread at a time. */
final class ReplyReader {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final byte[] key;

    private ReplyReader(KafkaConsumer<byte[], byte[]> consumer, byte[] key) {
        this.consumer = consumer;
        this.key = key;
    }

    /**
     * When it returns, every reply that is written from now on will be seen.
     *
     * @throws io.berth.master.UnavailableException within about the given time
     */
    static ReplyReader open(MasterName master, Map<String, String> settings, Duration atMost) {
        byte[] key = master.value().getBytes(StandardCharsets.UTF_8);
        KafkaConsumer<byte[], byte[]> consumer = null;
        boolean open = false;
        try {
            consumer = new KafkaConsumer<>(KafkaSettings.consumer(settings));
            String topic = Topics.REPLIES.name();
            int partitions = consumer.partitionsFor(topic, atMost).size();
            if (partitions == 0) {
                throw Problems.topicMissing(topic, settings);
            }
            TopicPartition mine = new TopicPartition(topic, Utils.toPositive(Utils.murmur2(key)) % partitions);
            consumer.assign(List.of(mine));
            consumer.seekToEnd(List.of(mine));
            // seekToEnd is lazy: without this, a reply that comes before the first poll would be skipped.
            consumer.position(mine, atMost);
            open = true;
            return new ReplyReader(consumer, key);
        } catch (KafkaException e) {
            throw Problems.of(e, settings, atMost);
        } finally {
            if (!open && consumer != null) {
                consumer.close(CloseOptions.timeout(Duration.ZERO));
            }
        }
    }

    /**
     * @return the values that are directed at this master, in order
     * @throws org.apache.kafka.common.errors.WakeupException after {@link #wakeup}
     */
    List<byte[]> poll(Duration atMost) {
        List<byte[]> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
            // Other masters share the partition.
            if (Arrays.equals(key, record.key())) {
                values.add(record.value());
            }
        }
        return values;
    }

    /** Ends the poll that goes on, or else the next one. From any thread. */
    void wakeup() {
        consumer.wakeup();
    }

    void close(Duration atMost) {
        consumer.close(CloseOptions.timeout(atMost));
    }
}
