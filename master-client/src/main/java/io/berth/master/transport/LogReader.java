package io.berth.master.transport;

import io.berth.master.UnavailableException;
import io.berth.master.UnavailableException.Problem;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.replay.LogStart;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the command log and the event log side by side, one partition after the other. For one use. */
public final class LogReader implements AutoCloseable {
    private final Map<String, String> settings;
    private final Duration stall;
    private final WireCodec codec;
    private final KafkaConsumer<byte[], byte[]> commands;
    private final KafkaConsumer<byte[], byte[]> events;

    private LogReader(Map<String, String> settings, Duration stall) {
        this.settings = settings;
        this.stall = stall;
        this.codec = RecordCodecs.of(settings);
        this.commands = consumer(settings);
        this.events = consumer(settings);
    }

    /**
     * @param settings Kafka's own, and those of the registry
     * @param pool of which records are read; null for all
     * @param since from when on commands are read; null for all that are kept. Events are always read from the first
     * @param stall how long it may take until something comes
     * @param lanes takes each partition in turn
     * @throws UnavailableException if the logs cannot be read
     */
    public static void read(
            Map<String, String> settings, PoolName pool, Instant since, Duration stall, Consumer<LogLane> lanes) {
        try (LogReader reader = new LogReader(settings, stall)) {
            reader.read(pool, since, lanes);
        } catch (OffsetOutOfRangeException e) {
            throw new UnavailableException(
                    Problem.UNREACHABLE,
                    "Kafka removed records of " + e.partitions() + " while they were read, as their retention is over."
                            + " Run it again; with --since it reads fewer of the oldest commands.",
                    e);
        } catch (KafkaException e) {
            throw Problems.of(e, settings, stall);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, String> settings) {
        Map<String, Object> consumerSettings = KafkaSettings.consumer(settings);
        // A long fetch would keep the close waiting.
        consumerSettings.put("fetch.max.wait.ms", 100);
        // What retention takes away under our hands must not be jumped over.
        consumerSettings.put("auto.offset.reset", "none");
        return new KafkaConsumer<>(consumerSettings);
    }

    private void read(PoolName pool, Instant since, Consumer<LogLane> lanes) {
        int partitions = partitions(Topics.COMMANDS);
        int eventPartitions = partitions(Topics.EVENTS);
        if (partitions != eventPartitions && pool == null) {
            throw new UnavailableException(
                    Problem.CONFIGURATION,
                    Topics.COMMANDS.name() + " has " + partitions + " partitions and " + Topics.EVENTS.name() + " has "
                            + eventPartitions + ", so which belong together depends on the pool. Name one with --pool.",
                    null);
        }
        // In this order: what an event tells of is among the commands, and what was set aside of those is known.
        Map<TopicPartition, Long> eventEnds = ends(Topics.EVENTS, eventPartitions);
        Map<TopicPartition, Long> commandEnds = ends(Topics.COMMANDS, partitions);
        LoggedRecords records = new LoggedRecords(codec, partitions, setAside(), pool);
        IntStream wanted = pool == null
                ? IntStream.range(0, partitions)
                : IntStream.of(LoggedRecords.home(LoggedRecords.key(pool), partitions));
        wanted.forEach(partition -> {
            int eventPartition =
                    pool == null ? partition : LoggedRecords.home(LoggedRecords.key(pool), eventPartitions);
            TopicPartition ofCommands = new TopicPartition(Topics.COMMANDS.name(), partition);
            TopicPartition ofEvents = new TopicPartition(Topics.EVENTS.name(), eventPartition);
            long end = commandEnds.get(ofCommands);
            long first = first(ofCommands, since, end);
            long firstEvent = beginning(events, ofEvents);
            lanes.accept(new LogLane(
                    partition,
                    eventPartition,
                    first,
                    end,
                    new LogStart(first == 0, firstEvent == 0),
                    records.commands(new PartitionRecords(commands, ofCommands, first, end, stall)),
                    records.events(
                            new PartitionRecords(events, ofEvents, firstEvent, eventEnds.get(ofEvents), stall))));
        });
    }

    private int partitions(Topic topic) {
        int found = commands.partitionsFor(topic.name(), stall).size();
        if (found == 0) {
            throw Problems.topicMissing(topic.name(), settings);
        }
        return found;
    }

    private Map<TopicPartition, Long> ends(Topic topic, int partitions) {
        return commands.endOffsets(
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                        .toList(),
                stall);
    }

    private SetAside setAside() {
        SetAside setAside = new SetAside();
        ends(Topics.DEAD_LETTERS, partitions(Topics.DEAD_LETTERS))
                .forEach((partition, end) -> new PartitionRecords(
                                commands, partition, beginning(commands, partition), end, stall)
                        .forEachRemaining(setAside::add));
        return setAside;
    }

    private long first(TopicPartition partition, Instant since, long end) {
        if (since == null) {
            return beginning(commands, partition);
        }
        OffsetAndTimestamp found = commands.offsetsForTimes(Map.of(partition, since.toEpochMilli()), stall)
                .get(partition);
        return found == null ? end : found.offset();
    }

    private long beginning(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.beginningOffsets(List.of(partition), stall).get(partition);
    }

    @Override
    public void close() {
        CloseOptions soon = CloseOptions.timeout(Duration.ofMillis(100));
        commands.close(soon);
        events.close(soon);
    }
}
