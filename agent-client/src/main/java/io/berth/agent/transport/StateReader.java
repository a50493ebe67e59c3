package io.berth.agent.transport;

import io.berth.agent.config.ConfigException;
import io.berth.agent.session.SeenState;
import io.berth.reservation.name.Names;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows what the service says of one agent. It reads its partition from the beginning, hands out only the newest state
 * of what was there, and then each that is new. No consumer group: nobody has to be asked before it may read.
 */
final class StateReader {
    private static final Logger LOG = LoggerFactory.getLogger(StateReader.class);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(2);

    private final Clients clients;
    private final WireCodec codec;
    private final Inbox inbox;
    private final byte[] key;
    private final String incarnation;
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));
    private final Reachability reachability = new Reachability(
            "Following " + Topics.AGENTS.name(), "Until it does, this agent does not learn when it is reserved.");

    private Consumer<byte[], byte[]> consumer;
    private TopicPartition partition;
    private long end;
    private boolean caughtUp;
    private Optional<SeenState> newest = Optional.empty();
    private boolean registered;

    StateReader(Clients clients, WireCodec codec, AgentIdentity identity, Inbox inbox) {
        this.clients = clients;
        this.codec = codec;
        this.key = identity.key().getBytes(StandardCharsets.UTF_8);
        this.incarnation = identity.incarnation();
        this.inbox = inbox;
    }

    /**
     * Waits for news, at most for so long or until something is put into the inbox.
     *
     * @return what the service said, in its order; an empty one where it knows nothing of this agent (any more)
     */
    List<Optional<SeenState>> poll(long nanos) throws ConfigException, InterruptedException {
        try {
            if (partition == null) {
                connect();
            }
            // What was put while nobody could be woken yet wakes nobody now.
            List<Optional<SeenState>> states = read(inbox.isEmpty() ? nanos : 0);
            backoff.reset();
            return states;
        } catch (WakeupException e) {
            // The inbox has something: that is all a wakeup means.
            return List.of();
        } catch (KafkaException e) {
            reachability.fails(e);
            close();
            inbox.await(Math.min(nanos, backoff.next()));
            return List.of();
        }
    }

    /** @return whether any state so far was of this run, also one that was not handed out because a newer one followed */
    boolean hasSeenRegistration() {
        return registered;
    }

    private void connect() throws ConfigException {
        if (consumer == null) {
            consumer = clients.consumer();
            inbox.onPut(consumer::wakeup);
        }
        List<PartitionInfo> partitions = consumer.partitionsFor(Topics.AGENTS.name(), CALL_TIMEOUT);
        if (partitions == null || partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no topic " + Topics.AGENTS.name()
                    + ". Create Berth's topics: berth-server topics --create --config FILE");
        }
        // The partition that every producer of Kafka gives to this key.
        int number = Utils.toPositive(Utils.murmur2(key)) % partitions.size();
        TopicPartition found = new TopicPartition(Topics.AGENTS.name(), number);
        consumer.assign(List.of(found));
        consumer.seekToBeginning(List.of(found));
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(found), CALL_TIMEOUT);
        end = ends.get(found);
        caughtUp = false;
        newest = Optional.empty();
        partition = found;
    }

    private List<Optional<SeenState>> read(long nanos) {
        List<Optional<SeenState>> states = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofNanos(nanos))) {
            if (Arrays.equals(record.key(), key)) {
                Optional<SeenState> state = record.value() == null ? Optional.empty() : decode(record);
                // What cannot be read says nothing; a tombstone says that there is nothing.
                if (record.value() == null || state.isPresent()) {
                    states.add(state);
                }
            }
        }
        registered |= states.stream()
                .flatMap(Optional::stream)
                .anyMatch(state -> state.incarnation().equals(incarnation));
        if (caughtUp) {
            return states;
        }
        newest = states.isEmpty() ? newest : states.get(states.size() - 1);
        if (consumer.position(partition, CALL_TIMEOUT) < end) {
            return List.of();
        }
        caughtUp = true;
        reachability.works();
        return List.of(newest);
    }

    private Optional<SeenState> decode(ConsumerRecord<byte[], byte[]> record) {
        String problem;
        try {
            if (codec.decode(record.value()) instanceof AgentState state) {
                // Compaction may take away the state that named this run; the later one still says that there was one.
                registered |= state.getReplaced().contains(incarnation);
                Optional<SeenState> seen = SeenStates.read(state);
                if (seen.isPresent()) {
                    return seen;
                }
                problem = "its status or a name in it is unknown to this version";
            } else {
                problem = "it is not an AgentState";
            }
        } catch (UndecodableException e) {
            problem = e.problem() + ": " + Names.shown(e.getMessage());
        }
        LOG.warn("Ignored a record of {} at offset {}: {}.", record.topic(), record.offset(), problem);
        return Optional.empty();
    }

    /** May be called again. */
    void close() {
        partition = null;
        if (consumer != null) {
            Consumer<byte[], byte[]> closing = consumer;
            consumer = null;
            inbox.onPut(() -> {});
            closing.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ZERO));
        }
    }
}
