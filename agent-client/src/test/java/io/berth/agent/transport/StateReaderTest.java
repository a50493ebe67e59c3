package io.berth.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.session.SeenState;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StateReaderTest implements Clients {
    private static final AgentIdentity IDENTITY = new AgentIdentity("default", "mac-07", "run-1", true);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.AGENTS.name(), 0);
    private static final long A_WHILE = Duration.ofMillis(1).toNanos();

    private final WireCodec codec = Codecs.bundled();
    private final Queue<MockConsumer<byte[], byte[]>> consumers = new ArrayDeque<>();
    private final Inbox inbox = new Inbox();
    private final StateReader reader = new StateReader(this, codec, IDENTITY, inbox);

    @Test
    void handsOutOnlyTheNewestOfWhatWasThere() throws Exception {
        consumers.add(reading(3, 4, 5));

        assertThat(reader.poll(A_WHILE))
                .singleElement()
                .satisfies(state -> assertThat(state)
                        .hasValueSatisfying(seen -> assertThat(seen.epoch()).isEqualTo(5)));
    }

    @Test
    void saysThatNothingIsKnownOfTheAgentWhereTheTopicIsEmptyAfterAReconnect() throws Exception {
        MockConsumer<byte[], byte[]> first = reading(5);
        consumers.add(first);
        consumers.add(reading());
        assertThat(reader.poll(A_WHILE)).extracting(Optional::isPresent).containsExactly(true);

        first.setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 1L)));
        List<Optional<SeenState>> none = reader.poll(A_WHILE);

        assertThat(none).isEmpty();
        assertThat(reader.poll(A_WHILE)).containsExactly(Optional.empty());
    }

    @Test
    void doesNotWaitWhereSomethingWasPutBeforeItCouldBeWoken() throws Exception {
        List<Duration> waits = new ArrayList<>();
        consumers.add(new MockConsumer<>("none") {
            @Override
            public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                waits.add(timeout);
                return super.poll(timeout);
            }
        });
        prepare(consumers.element());
        inbox.put(() -> {});

        reader.poll(Duration.ofDays(1).toNanos());

        assertThat(waits).containsExactly(Duration.ZERO);
    }

    private static void prepare(MockConsumer<byte[], byte[]> consumer, long... epochs) {
        consumer.updatePartitions(
                PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) epochs.length));
    }

    private MockConsumer<byte[], byte[]> reading(long... epochs) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        prepare(consumer, epochs);
        byte[] key = IDENTITY.key().getBytes(StandardCharsets.UTF_8);
        consumer.schedulePollTask(() -> {
            for (int i = 0; i < epochs.length; i++) {
                byte[] state = codec.encode(
                        AgentRecords.state("default", "mac-07", AgentStatus.RESERVED, epochs[i], "r-1", "m1", false));
                consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, i, key, state));
            }
        });
        return consumer;
    }

    @Override
    public Consumer<byte[], byte[]> consumer() {
        return consumers.remove();
    }

    @Override
    public Producer<byte[], byte[]> producer() {
        throw new IllegalStateException("a reader sends nothing");
    }
}
