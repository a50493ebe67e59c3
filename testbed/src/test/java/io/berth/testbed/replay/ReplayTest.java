package io.berth.testbed.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.Select;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.EventMapper;
import io.berth.schemas.mapping.Reading;
import io.berth.schemas.reply.ReservationGranted;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.Entry;
import io.berth.testbed.log.TopicDump;
import io.berth.testbed.log.TopicTail;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** S10: the command log of a real run, fed to the pure pool, gives the audit log of that run byte for byte. */
class ReplayTest {
    private static final PoolName POOL = new PoolName("default");
    private static final TopicPartition PARTITION = new TopicPartition(
            Topics.COMMANDS.name(),
            Utils.toPositive(Utils.murmur2(POOL.value().getBytes(StandardCharsets.UTF_8)))
                    % Topics.COMMANDS.partitions());
    private static final int AGENTS = 6;
    private static final int REQUESTS = 120;

    private final WireCodec codec = Codecs.of(Map.of());
    private final SplittableRandom random = new SplittableRandom(51712);

    @Test
    void theCommandsOfARealRunGiveTheSameEventsByteForByte() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                World world = new World(broker.bootstrapServers())) {
            Child service = world.service(
                    "service",
                    settings -> settings.with("berth.create-topics", "true")
                            .with("berth.pool.default.start-timeout", "1s")
                            .with("berth.pool.default.lock-delay", "1s"));
            World.awaitReady(service);
            run(broker.bootstrapServers());
            // A command that came too late is in the log without events: what the service has not committed.
            service.terminate();
            service.awaitExit(World.LIMIT);

            List<String> recorded = recordedEvents(broker.bootstrapServers());
            long end = committed(broker.bootstrapServers());
            List<String> replayed = replayedEvents(broker.bootstrapServers(), end);

            assertThat(end).isGreaterThan(REQUESTS);
            assertThat(recorded).hasSizeGreaterThan(REQUESTS);
            assertThat(replayed).isEqualTo(recorded);
        }
    }

    /** Agents that come and go, requests that are granted, freed, cancelled and left to their timeouts, and some garbage. */
    private void run(String bootstrapServers) throws Exception {
        BlockingQueue<ReservationGranted> grants = new LinkedBlockingQueue<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
                TopicTail replies = new TopicTail(
                        bootstrapServers,
                        List.of(Topics.REPLIES.name()),
                        TopicTail.From.BEGINNING,
                        entry -> entry.value()
                                .filter(ReservationGranted.class::isInstance)
                                .map(ReservationGranted.class::cast)
                                .ifPresent(grants::add))) {
            replies.awaitCaughtUp();
            for (int agent = 0; agent < AGENTS; agent++) {
                send(producer, online(agent, 0));
            }
            for (int request = 0; request < REQUESTS; request++) {
                send(producer, request(request));
                if (random.nextInt(10) == 0) {
                    send(producer, online(random.nextInt(AGENTS), random.nextInt(3)));
                    producer.send(new ProducerRecord<>(Topics.COMMANDS.name(), POOL.value(), new byte[] {1, 2, 3}));
                }
                if (random.nextInt(8) == 0) {
                    send(producer, new Command.CancelRequest(id(random.nextInt(request + 1)), master(0)));
                }
            }
            // Every fourth is left to its start timeout, which a real timer of the service writes to the log.
            for (int seen = 0; seen < REQUESTS / 3; seen++) {
                ReservationGranted granted = grants.poll(World.LIMIT.toSeconds(), TimeUnit.SECONDS);
                assertThat(granted).as("grant number %d", seen).isNotNull();
                if (seen % 4 != 0) {
                    send(
                            producer,
                            new Command.FreeReservation(
                                    new AgentName(granted.getAgent()),
                                    granted.getEpoch(),
                                    new MasterName(granted.getMaster())));
                }
            }
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, Command command)
            throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(
                        Topics.COMMANDS.name(), POOL.value(), codec.encode(CommandMapper.write(POOL, command))))
                .get();
    }

    private static Command online(int agent, int run) {
        return new Command.AgentOnline(
                new AgentName("agent-" + agent),
                "run-" + run,
                TagSet.of("linux", "jdk=" + (11 + agent)),
                false,
                -1,
                -1);
    }

    private Command request(int number) {
        return new Command.RequestAgent(
                id(number),
                master(number),
                TagExpressionParser.parse("linux && jdk>=" + (9 + random.nextInt(6)))
                        .orThrow(),
                Select.FIRST,
                1,
                random.nextInt(5) == 0 ? Duration.ZERO : null,
                false,
                null,
                null,
                null,
                null);
    }

    private static RequestId id(int number) {
        return new RequestId("request-" + number);
    }

    private static MasterName master(int number) {
        return new MasterName("master-" + number % 2);
    }

    private static List<String> recordedEvents(String bootstrapServers) {
        return TopicDump.of(bootstrapServers, List.of(Topics.EVENTS.name())).stream()
                .map(entry -> HexFormat.of().formatHex(entry.bytes()))
                .toList();
    }

    /** @return the position of the first command that the service has not carried out; its transactions commit it with the events */
    private static long committed(String bootstrapServers) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<Long> offsets = admin
                    .listConsumerGroupOffsets("berth-reservations")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(found -> found.getKey().equals(PARTITION) && found.getValue() != null)
                    .map(found -> found.getValue().offset())
                    .toList();
            assertThat(offsets).as("committed on " + PARTITION).hasSize(1);
            return offsets.get(0);
        }
    }

    /** @param end the position before which commands are carried out */
    private List<String> replayedEvents(String bootstrapServers, long end) {
        Pool pool = Pool.unconfigured(POOL);
        List<String> events = new ArrayList<>();
        for (Entry entry : TopicDump.of(bootstrapServers, List.of(Topics.COMMANDS.name()))) {
            assertThat(entry.partition()).isEqualTo(PARTITION.partition());
            if (entry.offset() >= end
                    || entry.value().isEmpty()
                    || !(CommandMapper.read(entry.value().get()) instanceof Reading.Read command)) {
                continue;
            }
            Decision decision = pool.handle(command.command(), new Moment(entry.offset(), entry.timeMs()));
            for (int index = 0; index < decision.events().size(); index++) {
                Event event = decision.events().get(index);
                events.add(HexFormat.of()
                        .formatHex(codec.encode(
                                EventMapper.write(POOL, event, decision.position(), index, decision.timeMs()))));
            }
        }
        return events;
    }
}
