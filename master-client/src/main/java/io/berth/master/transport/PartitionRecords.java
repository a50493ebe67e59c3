package io.berth.master.transport;

import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The committed records of one partition between two offsets, fetched as they are asked for. Has its consumer for itself
 * until the next of these takes it over.
 */
final class PartitionRecords implements Iterator<ConsumerRecord<byte[], byte[]>> {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Duration stall;
    private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

    /**
     * @param end the first offset that is not read
     * @param stall how long it may take until something comes
     */
    PartitionRecords(
            KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long from, long end, Duration stall) {
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
        this.stall = stall;
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
    }

    @Override
    public boolean hasNext() {
        if (fetched.isEmpty()) {
            fetch();
        }
        return !fetched.isEmpty();
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return fetched.remove();
    }

    private void fetch() {
        long progress = System.nanoTime();
        long position = consumer.position(partition, stall);
        // Positions, not records: the end may lie behind the marker of a transaction, which is no record.
        while (fetched.isEmpty() && position < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                if (record.offset() < end) {
                    fetched.add(record);
                }
            }
            long reached = consumer.position(partition, stall);
            if (reached != position) {
                position = reached;
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > stall.toNanos()) {
                throw new TimeoutException("Nothing was read of " + partition + " for " + Lengths.text(stall) + ".");
            }
        }
    }
}
