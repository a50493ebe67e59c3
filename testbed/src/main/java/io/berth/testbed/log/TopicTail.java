package io.berth.testbed.log;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their beginning or their end and goes on as they grow, on a thread of its own. Committed records only. */
public final class TopicTail implements AutoCloseable {
    /** Where reading begins. */
    public enum From {
        BEGINNING,
        END
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final WireCodec codec = Codecs.of(Map.of());
    private final Consumer<Entry> listener;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Positioned on every partition that the topics have now when it returns.
     *
     * @param listener called on the thread of this tail, for every record in the order of its partition
     */
    public TopicTail(String bootstrapServers, List<String> topics, From from, Consumer<Entry> listener) {
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (from == From.END) {
            ends.forEach(consumer::seek);
        } else {
            consumer.seekToBeginning(partitions);
        }
        this.thread = new Thread(() -> follow(new HashMap<>(ends)), "tail-of-" + topics.get(0));
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until everything that was in the topics when this was made has been given to the listener. */
    public void awaitCaughtUp() {
        try {
            caughtUp.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Could not read to the end", e.getCause());
        }
    }

    /** @throws RuntimeException what ended the reading, if anything did */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private void follow(Map<TopicPartition, Long> ends) {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> read : consumer.poll(Duration.ofMillis(200))) {
                    listener.accept(Entry.of(read, decode(read.value())));
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (ends.isEmpty()) {
                    caughtUp.complete(null);
                }
            }
        } catch (WakeupException e) {
            if (!closed) {
                failed(e);
            }
        } catch (RuntimeException e) {
            // A wake-up can be taken by the assignment that a first poll makes; what follows from a close is no
            // failure.
            if (!closed) {
                failed(e);
            }
        }
    }

    private void failed(RuntimeException e) {
        failure.set(e);
        caughtUp.completeExceptionally(e);
    }

    private Optional<SpecificRecord> decode(byte[] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(codec.decode(bytes));
        } catch (UndecodableException foreign) {
            return Optional.empty();
        }
    }
}
