package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.reply.CommandRefused;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.EventLog;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that follow a topic pass over whatever else somebody wrote there, and do not miss what is behind it. */
class ForeignRecordsTest {
    private static final String POOL = "default";
    private static final String MASTER = "steadfast";
    private static final String AGENT = "steadfast-1";
    private static final int LARGE = 1_000_000;

    private static final Cleanup CLEANUP = new Cleanup();
    private static Wire wire;
    private static EventLog events;
    private static Child agent;
    private static Berth berth;

    /** On a broker of their own: what is written here, nobody else has to bear. */
    @BeforeAll
    static void start() {
        EmbeddedBroker broker = EmbeddedBroker.start();
        CLEANUP.add(broker, broker::close);
        World world = new World(broker.bootstrapServers());
        CLEANUP.add(world, world::close);
        World.awaitReady(world.service("service", settings -> settings));
        events = new EventLog(broker.bootstrapServers(), event -> {});
        CLEANUP.add(events, events::close);
        wire = new Wire(broker.bootstrapServers());
        CLEANUP.add(wire, wire::close);
        agent = world.agent(
                POOL,
                AGENT,
                "linux",
                settings -> settings.with("berth.heartbeat", "1s")
                        .with("berth.hook.on-reserved", "[\"/bin/true\"]")
                        .with("berth.hook.on-freed", "[\"/bin/true\"]"));
        events.await(
                AGENT + " is registered",
                AgentRegistered.class,
                event -> event.getAgent().equals(AGENT));
        berth = Berth.connect(BerthConfig.of(broker.bootstrapServers(), MASTER));
        CLEANUP.add(berth, berth::close);
    }

    @AfterAll
    static void stop() {
        CLEANUP.close();
    }

    @Test
    void masterGetsItsAnswersBehindWhateverStandsInItsPartition() throws Exception {
        litter(Topics.REPLIES, MASTER, foreignReplies());
        wire.sendBeside(Topics.REPLIES, MASTER, "somebody-else", new byte[] {1, 2, 3});
        wire.sendBeside(Topics.REPLIES, MASTER, null, new byte[] {1, 2, 3});

        Reservation reservation = reserve();
        litter(Topics.REPLIES, MASTER, foreignReplies());

        assertThat(await(reservation.ready())).isTrue();
        assertFreed(reservation);
    }

    @Test
    void agentServesBehindWhateverStandsUnderItsKey() throws Exception {
        String key = Topics.keyOf(POOL, AGENT);
        litter(Topics.AGENTS, key, foreignStates());
        wire.sendBeside(Topics.AGENTS, key, "default/somebody-else", new byte[] {1, 2, 3});

        Reservation reservation = reserve();
        assertThat(await(reservation.ready())).isTrue();
        litter(Topics.AGENTS, key, foreignStates());

        assertFreed(reservation);
        agent.awaitOutput("Ignored a record of berth.agents", World.LIMIT).requireAlive();
    }

    /** Both ends have to hear of it: the master that it is over, the agent that it has to clean up. */
    private static void assertFreed(Reservation reservation) throws Exception {
        ReservationEnd end = await(reservation.free());
        assertThat(end.lost()).as(end.sentence()).isFalse();
        events.await(AGENT + " is clean", AgentCleaned.class, event -> event.getEpoch() == reservation.epoch());
    }

    private static Reservation reserve() throws Exception {
        ReserveOutcome outcome =
                await(berth.reserve(ReservationRequest.tags("linux").pool(POOL).build()));
        assertThat(outcome).isInstanceOf(ReserveOutcome.Reserved.class);
        return ((ReserveOutcome.Reserved) outcome).reservation();
    }

    private static void litter(Topic topic, String key, List<byte[]> values) {
        values.forEach(value -> wire.send(topic, key, value));
    }

    private static List<byte[]> foreignReplies() {
        List<byte[]> values = new ArrayList<>(garbage());
        // Of the right kind, and about nothing that the master ever asked for.
        values.add(wire.bytes(refused("Not a Name", "short")));
        values.add(wire.bytes(refused(POOL, "x".repeat(LARGE))));
        return values;
    }

    private static CommandRefused refused(String pool, String sentence) {
        return CommandRefused.newBuilder()
                .setPool(pool)
                .setRequest("never-asked")
                .setMaster(MASTER)
                .setCode(RefusalCode.UNKNOWN_REQUEST)
                .setSentence(sentence)
                .build();
    }

    private static List<byte[]> foreignStates() {
        List<byte[]> values = new ArrayList<>(garbage());
        // Of the right kind, in a status that only a newer service knows.
        values.add(wire.bytes(new AgentState(
                POOL,
                AGENT,
                AgentStatus.UNKNOWN,
                true,
                "run",
                List.of("linux"),
                true,
                1L,
                null,
                1L,
                1L,
                List.of(),
                null,
                0,
                null,
                0,
                0L,
                0L,
                false)));
        values.add(null);
        return values;
    }

    private static List<byte[]> garbage() {
        return Arrays.asList(
                new byte[0],
                new byte[] {1, 2, 3, (byte) 0xff, 0, 10},
                new byte[] {0, 0x7f, 0, 0, 1, 2, 3},
                null,
                wire.bytes(new AgentCleaned(POOL, 1L, 0, 1L, AGENT, 1L)),
                "x".repeat(LARGE).getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T await(CompletableFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(World.LIMIT.toSeconds(), TimeUnit.SECONDS);
    }
}
