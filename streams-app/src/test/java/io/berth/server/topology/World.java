package io.berth.server.topology;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Pool;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.pool.Decider;
import io.berth.server.wire.FailedRecord;
import io.berth.server.wire.Skips;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** One topology under the test driver: bytes in, records out, and a clock that is moved by hand. */
final class World implements AutoCloseable {
    static final PoolName POOL = new PoolName("default");

    final WireCodec codec = Codecs.of(Map.of());
    final ServiceMetrics metrics = new ServiceMetrics();
    private final TopologyTestDriver driver;
    private long nanos;

    private World(TopologyOf topology) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecord.class.getName());
        driver = new TopologyTestDriver(topology.in(this), settings);
    }

    static World ofReservations() {
        return ofReservations(Skips.NONE, Pool::handle);
    }

    static World ofReservations(Skips skips, Decider decider) {
        return new World(
                world -> ReservationsTopology.build(world.codec, 1, skips, decider, world.metrics, () -> world.nanos));
    }

    static World ofPresence(Duration agentTimeout) {
        return ofPresence(agentTimeout, Skips.NONE);
    }

    static World ofPresence(Duration agentTimeout, Skips skips) {
        return new World(
                world -> PresenceTopology.build(world.codec, agentTimeout, skips, world.metrics, () -> world.nanos));
    }

    void send(Command command) {
        send(Topics.COMMANDS, POOL.value(), CommandMapper.write(POOL, command));
    }

    void send(Topic topic, String key, SpecificRecord value) {
        sendBytes(topic, key.getBytes(StandardCharsets.UTF_8), codec.encode(value));
    }

    void sendBytes(Topic topic, byte[] key, byte[] value) {
        driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value));
    }

    /** Moves both clocks; what is due is written and decided. */
    void pass(Duration time) {
        nanos += time.toNanos();
        driver.advanceWallClockTime(time);
    }

    /** @return the records of the type that came since the last look at the topic */
    <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : readRaw(topic)) {
            SpecificRecord value = decode(record.value());
            if (type.isInstance(value)) {
                found.add(type.cast(value));
            }
        }
        return found;
    }

    /** @return what came since the last look at the topic, by the simple names of the records; a tombstone is "-" */
    List<String> readNames(Topic topic) {
        return readRaw(topic).stream()
                .map(record -> record.value() == null
                        ? "-"
                        : decode(record.value()).getSchema().getName())
                .toList();
    }

    List<TestRecord<byte[], byte[]>> readRaw(Topic topic) {
        return driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private SpecificRecord decode(byte[] bytes) {
        try {
            return bytes == null ? null : codec.decode(bytes);
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Builds the topology for the world that is being made. */
    private interface TopologyOf {
        Topology in(World world);
    }
}
