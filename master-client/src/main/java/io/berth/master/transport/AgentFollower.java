package io.berth.master.transport;

import io.berth.master.UnavailableException;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code berth.agents} from its beginning until it is stopped. When Kafka cannot be reached it tries again, and says
 * so in the log once.
 */
final class AgentFollower implements AgentFeed.Following, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentFollower.class);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final Map<String, String> settings;
    private final AgentFeed.Listener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile KafkaConsumer<byte[], byte[]> open;
    private boolean failing;

    AgentFollower(Map<String, String> settings, AgentFeed.Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    @Override
    public void stop() {
        stopped.countDown();
        KafkaConsumer<byte[], byte[]> consumer = open;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    @Override
    public void run() {
        untilItWorks(() -> RecordCodecs.of(settings))
                .ifPresent(codec -> untilItWorks(this::connect).ifPresent(consumer -> {
                    try {
                        follow(consumer, codec);
                    } finally {
                        consumer.close(CloseOptions.timeout(Duration.ofMillis(100)));
                    }
                }));
    }

    /** @return empty if it was stopped before it worked */
    private <T> Optional<T> untilItWorks(Supplier<T> attempt) {
        while (!isStopped()) {
            try {
                return Optional.of(attempt.get());
            } catch (WakeupException e) {
                // Only stop() wakes it.
            } catch (KafkaException | UnavailableException e) {
                failed(e);
            }
        }
        return Optional.empty();
    }

    /** @return a consumer at the beginning of the topic */
    private KafkaConsumer<byte[], byte[]> connect() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(KafkaSettings.consumer(settings));
        boolean ready = false;
        try {
            open = consumer;
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.AGENTS.name(), PATIENCE).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw Problems.topicMissing(Topics.AGENTS.name(), settings);
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            ready = true;
            return consumer;
        } finally {
            if (!ready) {
                open = null;
                consumer.close(CloseOptions.timeout(Duration.ZERO));
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer, WireCodec codec) {
        Map<TopicPartition, Long> ends = untilItWorks(() -> consumer.endOffsets(consumer.assignment(), PATIENCE))
                .orElse(Map.of());
        boolean complete = false;
        while (!isStopped()) {
            try {
                if (!complete && isReached(consumer, ends)) {
                    complete = true;
                    listener.complete();
                }
                consumer.poll(LONGEST_POLL).forEach(record -> tell(codec, record));
                succeeded();
            } catch (WakeupException e) {
                // Only stop() wakes it.
            } catch (KafkaException e) {
                failed(e);
            }
        }
    }

    /** Positions, not records: an end may lie behind the marker of a transaction, which is no record. */
    private static boolean isReached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
    }

    private void tell(WireCodec codec, ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        Optional<SpecificRecord> value;
        try {
            value = record.value() == null ? Optional.empty() : Optional.of(codec.decode(record.value()));
        } catch (UndecodableException e) {
            LOG.warn("What is said of agent {} cannot be read and is passed over: {}", key, e.getMessage());
            value = Optional.empty();
        }
        value.flatMap(known -> AgentRecords.read(key, known))
                .ifPresentOrElse(listener::agent, () -> listener.gone(key));
    }

    private void succeeded() {
        if (failing) {
            failing = false;
            LOG.info("The agents can be read again.");
        }
    }

    private void failed(RuntimeException problem) {
        if (!failing) {
            failing = true;
            LOG.warn("The agents cannot be read now; it is tried again until they can: {}", problem.toString());
        }
        try {
            // Ended early by stop().
            stopped.await(PAUSE_AFTER_FAILURE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody may interrupt this thread.", e);
        }
    }
}
