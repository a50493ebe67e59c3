package io.berth.server.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.reply.CommandRefused;
import io.berth.schemas.reply.RequestEnded;
import io.berth.schemas.reply.ReservationGranted;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Wiring: what goes in, what comes out, and that time becomes commands. The rules are tested in reservation/. */
class ReservationsTopologyTest {
    private static final AgentName MAC = new AgentName("mac-1");
    private static final MasterName CI = new MasterName("ci-1");
    private static final RequestId FIRST = new RequestId("r-1");
    private static final RequestId SECOND = new RequestId("r-2");

    private final World world = World.ofReservations();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void oneCommandBecomesReplyStatesAndEvents() {
        configuredWithOneAgent(true);
        world.send(request(FIRST));

        assertThat(world.readNames(Topics.REPLIES)).containsExactly("ReservationGranted");
        assertThat(world.readNames(Topics.REQUESTS)).containsExactly("RequestState");
        assertThat(world.readNames(Topics.EVENTS))
                .containsExactly("PoolConfigured", "AgentRegistered", "RequestAccepted", "AgentReserved");
        List<AgentState> states = world.read(Topics.AGENTS, AgentState.class);
        assertThat(states)
                .extracting(AgentState::getStatus)
                .containsExactly(AgentStatus.AVAILABLE, AgentStatus.RESERVED);
    }

    @Test
    void thePolicyOfAPoolIsBroadcastWhenItChanges() {
        configuredWithOneAgent(false);
        configuredWithOneAgent(false);

        assertThat(world.read(Topics.POOLS, PoolState.class))
                .extracting(pool -> pool.getPolicy().getPurposeShared())
                .containsExactly(false);
    }

    @Test
    void theEpochIsTheOffsetOfTheCommandThatGrantedIt() {
        configuredWithOneAgent(false);
        world.send(request(FIRST));
        long first = world.read(Topics.REPLIES, ReservationGranted.class).get(0).getEpoch();
        world.send(new Command.FreeReservation(MAC, first, CI));
        world.send(request(SECOND));

        assertThat(first).isEqualTo(2);
        assertThat(world.read(Topics.EVENTS, AgentReserved.class))
                .extracting(AgentReserved::getEpoch)
                .containsExactly(2L, 4L);
    }

    @Test
    void keysAndHeadersAreText() {
        configuredWithOneAgent(false);
        world.send(request(FIRST));

        TestRecord<byte[], byte[]> reply = world.readRaw(Topics.REPLIES).get(0);
        assertThat(text(reply.key())).isEqualTo("ci-1");
        assertThat(header(reply, Headers.TYPE)).isEqualTo("ReservationGranted");
        assertThat(header(reply, Headers.REQUEST)).isEqualTo("r-1");
        assertThat(text(world.readRaw(Topics.AGENTS).get(0).key())).isEqualTo("default/mac-1");
        assertThat(text(world.readRaw(Topics.EVENTS).get(0).key())).isEqualTo("default");
    }

    @Test
    void aDueTimerIsWrittenToTheLogAndDecidedThere() {
        configuredWithOneAgent(false);
        world.send(request(FIRST));
        world.readRaw(Topics.REPLIES);

        // Nobody renews: the start timeout (2 min) is the first that passes.
        world.pass(PoolPolicy.DEFAULT.timing().start());

        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("ExpireReservation");
        RequestEnded ended = world.read(Topics.REPLIES, RequestEnded.class).get(0);
        assertThat(ended.getOutcome()).isEqualTo(Outcome.START_EXPIRED);
    }

    @Test
    void aRenewalBeforeTheTimeoutMovesIt() {
        configuredWithOneAgent(false);
        world.send(request(FIRST));
        world.send(new Command.AgentReady(MAC, "run-1", 2));
        world.pass(Duration.ofMinutes(4));
        world.send(new Command.RenewReservation(MAC, 2, CI, true));
        world.pass(Duration.ofMinutes(4));

        assertThat(world.readNames(Topics.COMMANDS)).isEmpty();
        world.pass(Duration.ofMinutes(1));
        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("ExpireReservation");
    }

    @Test
    void nothingIsWrittenWhileNothingIsHeldAndNobodyWaits() {
        configuredWithOneAgent(false);
        for (Topic topic : Topics.all()) {
            world.readRaw(topic);
        }

        world.pass(Duration.ofHours(5));

        for (Topic topic : Topics.all()) {
            assertThat(world.readRaw(topic)).as(topic.name()).isEmpty();
        }
    }

    @Test
    void anOutcomeIsForgottenAndItsStateRemoved() {
        configuredWithOneAgent(false);
        world.send(request(FIRST));
        world.send(new Command.FreeReservation(MAC, 2, CI));
        world.readRaw(Topics.REQUESTS);

        world.pass(PoolPolicy.DEFAULT.timing().outcome().plusSeconds(6));

        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("ForgetRequests");
        assertThat(world.readNames(Topics.REQUESTS)).containsExactly("-");
    }

    @Test
    void aRefusalAtTheEdgeReachesItsMaster() {
        configuredWithOneAgent(false);
        io.berth.schemas.command.RequestAgent wire =
                (io.berth.schemas.command.RequestAgent) CommandMapper.write(World.POOL, request(FIRST));
        wire.put(wire.getSchema().getField("expression").pos(), "linux &&");
        world.send(Topics.COMMANDS, "default", wire);

        CommandRefused refused =
                world.read(Topics.REPLIES, CommandRefused.class).get(0);
        assertThat(refused.getCode()).isEqualTo(RefusalCode.INVALID_EXPRESSION);
        assertThat(refused.getSentence()).contains("column 9");
    }

    @Test
    void anUnknownPoolIsAnsweredAndNotRemembered() {
        world.send(request(FIRST));

        CommandRefused refused =
                world.read(Topics.REPLIES, CommandRefused.class).get(0);
        assertThat(refused.getCode()).isEqualTo(RefusalCode.UNKNOWN_POOL);
        assertThat(world.readRaw(Topics.EVENTS)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSetAsideAsItWasAndCostsNothingElse() {
        configuredWithOneAgent(false);
        byte[] garbage = "not a record".getBytes(StandardCharsets.UTF_8);
        byte[] key = "default".getBytes(StandardCharsets.UTF_8);
        world.sendBytes(Topics.COMMANDS, key, garbage);
        world.sendBytes(Topics.COMMANDS, key, null);
        world.sendBytes(Topics.COMMANDS, null, new byte[] {0, 0, 0, 0, 1});
        world.sendBytes(Topics.COMMANDS, key, new byte[1024 * 1024]);
        world.send(request(FIRST));

        List<TestRecord<byte[], byte[]>> letters = world.readRaw(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(4);
        assertThat(letters.get(0).value()).isEqualTo(garbage);
        assertThat(header(letters.get(0), Headers.SOURCE)).isEqualTo("berth.commands-0@2");
        assertThat(letters)
                .allSatisfy(letter -> assertThat(header(letter, Headers.REASON)).isNotBlank());
        assertThat(header(letters.get(3), Headers.CUT_FROM)).isEqualTo("1048576");
        assertThat(world.readNames(Topics.REPLIES)).containsExactly("ReservationGranted");
    }

    @Test
    void aCommandUnderAnotherKeyThanItsPoolIsSetAside() {
        configuredWithOneAgent(false);
        world.send(Topics.COMMANDS, "other", CommandMapper.write(World.POOL, request(FIRST)));

        assertThat(world.readRaw(Topics.REPLIES)).isEmpty();
        assertThat(header(world.readRaw(Topics.DEAD_LETTERS).get(0), Headers.ERROR))
                .isEqualTo("WRONG_KEY");
    }

    private void configuredWithOneAgent(boolean cleans) {
        world.send(new Command.ConfigurePool(PoolPolicy.DEFAULT));
        world.send(new Command.AgentOnline(MAC, "run-1", TagSet.of("macos"), cleans, -1, -1));
    }

    private static Command request(RequestId id) {
        Wish wish = Wish.of(TagExpressionParser.parse("macos").orThrow());
        return new Command.RequestAgent(id, CI, wish, false, null, null, null, null);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
