package io.berth.testbed.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.mapping.EventMapper;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** S10: {@code berth audit --replay} of a real run finds its events to be what its commands give, and finds what is not. */
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
    void theCommandsOfARealRunGiveItsEvents() throws Exception {
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

            long end = committed(broker.bootstrapServers());
            assertThat(end).isGreaterThan(REQUESTS);

            String whole = replay(world, 0);
            assertThat(whole).contains("\"wholeLog\":true", "\"same\":true,\"known\":true");
            assertThat(number("compared", whole)).isGreaterThan(REQUESTS);
            assertThat(number("commands", whole) - number("pending", whole)).isGreaterThan(REQUESTS);
            assertThat(number("passedOver", whole)).as("garbage").isPositive();
            assertThat(number("eventsTaken", whole)).isZero();

            forgetCommandsBefore(broker.bootstrapServers(), end / 2);
            String half = replay(world, 0);
            assertThat(half).contains("\"same\":true,\"known\":true", "\"firstCommand\":" + end / 2);
            assertThat(number("eventsTaken", half)).isPositive();
            assertThat(number("eventsTaken", half) + number("compared", half)).isEqualTo(number("compared", whole));

            assertThat(replay(world, 0, "--since", "1d", "--pool", POOL.value()))
                    .endsWith(half.substring(half.indexOf("\"replay\":")));

            plantAnEvent(broker.bootstrapServers());
            String planted = replay(world, 1);
            assertThat(planted)
                    .contains(
                            "\"clean\":false",
                            "\"violations\":[]",
                            "\"same\":false",
                            "\"decided\":null",
                            "\"request\": \"planted\"");
            assertThat(number("compared", planted)).isEqualTo(number("compared", half));
        }
    }

    /** @return what the command says */
    private static String replay(World world, int expectedCode, String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "--replay", "-o", "json"));
        arguments.addAll(List.of(more));
        Child audit = world.berth("auditor", Optional.empty(), arguments);
        assertThat(audit.awaitExit(World.LIMIT)).as(audit::tail).isEqualTo(expectedCode);
        return audit.out();
    }

    /** @return the sum over all pools that is told first, or of the only partition */
    private static long number(String field, String replay) {
        Matcher found =
                Pattern.compile("\"replay\":.*?\"" + field + "\":(\\d+)").matcher(replay);
        assertThat(found.find()).as(field + " in " + replay).isTrue();
        return Long.parseLong(found.group(1));
    }

    /** What retention does after a week. */
    private static void forgetCommandsBefore(String bootstrapServers, long offset)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    /** One more event of the last command; no invariant speaks against it. */
    private void plantAnEvent(String bootstrapServers) throws ExecutionException, InterruptedException {
        List<Entry> events = TopicDump.of(bootstrapServers, List.of(Topics.EVENTS.name()));
        AuditedEvent last =
                EventMapper.read(events.get(events.size() - 1).value().orElseThrow());
        Event planted = new Event.RequestRejected(
                new RequestId("planted"), master(0), RefusalCode.NO_MATCH, "No agent has such tags.");
        byte[] value = codec.encode(EventMapper.write(POOL, planted, last.position(), last.index() + 1, last.timeMs()));
        try (KafkaProducer<String, byte[]> producer = producer(bootstrapServers)) {
            producer.send(new ProducerRecord<>(Topics.EVENTS.name(), POOL.value(), value))
                    .get();
        }
    }

    private static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Agents that come and go, requests that are granted, freed, cancelled and left to their timeouts, and some garbage. */
    private void run(String bootstrapServers) throws Exception {
        BlockingQueue<ReservationGranted> grants = new LinkedBlockingQueue<>();
        try (KafkaProducer<String, byte[]> producer = producer(bootstrapServers);
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
                    // Only the dead letters say that the service did not know this schema either.
                    producer.send(new ProducerRecord<>(
                            Topics.COMMANDS.name(), POOL.value(), new byte[] {0, 99, 99, 99, 99, 1}));
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
        Wish any = Wish.of(TagExpressionParser.parse("linux && jdk>=" + (9 + random.nextInt(6)))
                .orThrow());
        Wish wish = new Wish(
                any.alternatives(),
                any.preferences(),
                random.nextInt(3),
                any.select(),
                any.maxOffers(),
                random.nextInt(5) == 0 ? Duration.ZERO : null,
                null);
        return new Command.RequestAgent(id(number), master(number), wish, false, null, null, null, null);
    }

    private static RequestId id(int number) {
        return new RequestId("request-" + number);
    }

    private static MasterName master(int number) {
        return new MasterName("master-" + number % 2);
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
}
