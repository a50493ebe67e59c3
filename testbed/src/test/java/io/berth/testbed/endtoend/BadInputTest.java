package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.RefusalCode;
import io.berth.schemas.code.Select;
import io.berth.schemas.command.FreeReservation;
import io.berth.schemas.command.RenewReservation;
import io.berth.schemas.command.RequestAgent;
import io.berth.schemas.reply.CommandRefused;
import io.berth.schemas.reply.RequestEnded;
import io.berth.schemas.reply.ReservationGranted;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.bench.SimulatedAgents;
import io.berth.testbed.log.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client of ours would send is answered or set aside, and costs nothing but itself. */
@ExtendWith(SharedService.Lifetime.class)
class BadInputTest {
    private static final String POOL = SharedService.DEFAULT_POOL;
    private static final String MASTER = "bad-input";
    private static final String TAG = "bad-input";
    private static final int LARGE = 1_000_000;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static Wire wire;
    private static SimulatedAgents agents;

    @BeforeAll
    static void start() {
        SharedService shared = SharedService.get();
        wire = new Wire(shared.bootstrapServers());
        agents = new SimulatedAgents(shared.bootstrapServers(), POOL, 2, List.of(TAG));
        agents.awaitAvailable(shared.view());
    }

    @AfterAll
    static void stop() {
        agents.close();
        wire.close();
    }

    /** After each bad record a good one, behind it in the same partition, is still served. */
    @AfterEach
    void nothingElseIsHurt() {
        ReservationGranted granted = reserve(id());
        free(MASTER, granted.getAgent(), granted.getEpoch());
        wire.answer(MASTER, RequestEnded.class, ended -> ended.getRequest().equals(granted.getRequest()));
        assertThat(SharedService.get().service().isAlive()).isTrue();
    }

    @Test
    void unknownPoolIsRefused() {
        String request = id();
        send("nowhere", request(request, MASTER, TAG).setPool("nowhere").build());
        CommandRefused refused =
                wire.answer(MASTER, CommandRefused.class, answer -> request.equals(answer.getRequest()));
        assertThat(refused.getCode()).isEqualTo(RefusalCode.UNKNOWN_POOL);
        assertThat(refused.getSentence()).contains("berth.pools");
    }

    @Test
    void unreadableExpressionIsRefusedWithAReason() {
        String request = id();
        send(POOL, request(request, MASTER, "linux && && mac").build());
        CommandRefused refused =
                wire.answer(MASTER, CommandRefused.class, answer -> request.equals(answer.getRequest()));
        assertThat(refused.getCode()).isEqualTo(RefusalCode.INVALID_EXPRESSION);
        assertThat(refused.getSentence()).isNotBlank();
    }

    @Test
    void tagThatNobodyHasIsRejected() {
        String request = id();
        send(POOL, request(request, MASTER, "no-such-tag").build());
        RequestEnded ended = wire.answer(MASTER, RequestEnded.class, answer -> request.equals(answer.getRequest()));
        assertThat(ended.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(ended.getCode()).isEqualTo(RefusalCode.NO_MATCH);
    }

    @Test
    void badNameOfARequestIsRefused() {
        send(POOL, request("Not A Name!", MASTER, TAG).build());
        CommandRefused refused =
                wire.answer(MASTER, CommandRefused.class, answer -> answer.getCode() == RefusalCode.INVALID_NAME);
        assertThat(refused.getSentence()).contains("Not A Name");
    }

    @Test
    void badNameOfAMasterIsSetAsideBecauseNobodyCanBeTold() {
        String source = send(POOL, request(id(), "Bad Master", TAG).build());
        assertThat(wire.deadLetter(source).headers())
                .containsEntry(Headers.ERROR, "INVALID_NAME")
                .containsKey(Headers.REASON);
    }

    @Test
    void staleEpochIsRefusedAndChangesNothing() {
        ReservationGranted old = reserve(id());
        free(MASTER, old.getAgent(), old.getEpoch());
        wire.answer(MASTER, RequestEnded.class, ended -> ended.getRequest().equals(old.getRequest()));
        long staleEpoch = old.getEpoch() - 1;
        send(POOL, new RenewReservation(POOL, old.getAgent(), staleEpoch, MASTER, true, -1L));
        CommandRefused refused = wire.answer(MASTER, CommandRefused.class, answer -> answer.getEpoch() == staleEpoch);
        assertThat(refused.getCode()).isEqualTo(RefusalCode.STALE);
    }

    @Test
    void sameRequestAgainGetsTheSameAnswer() {
        String request = id();
        ReservationGranted first = reserve(request);
        send(POOL, request(request, MASTER, TAG).build());
        free(MASTER, first.getAgent(), first.getEpoch());
        wire.answer(MASTER, RequestEnded.class, ended -> ended.getRequest().equals(request));
        List<ReservationGranted> grants = wire.answers(MASTER, ReservationGranted.class).stream()
                .filter(grant -> grant.getRequest().equals(request))
                .toList();
        assertThat(grants)
                .hasSize(2)
                .allMatch(grant ->
                        grant.getEpoch() == first.getEpoch() && grant.getAgent().equals(first.getAgent()));
    }

    @Test
    void requestIdOfAnotherMasterIsRefused() {
        String request = id();
        ReservationGranted granted = reserve(request);
        send(POOL, request(request, "bad-input-thief", TAG).build());
        CommandRefused refused = wire.answer("bad-input-thief", CommandRefused.class, answer -> true);
        assertThat(refused.getCode()).isEqualTo(RefusalCode.REQUEST_ID_TAKEN);
        free(MASTER, granted.getAgent(), granted.getEpoch());
    }

    @Test
    void freeByAnotherMasterIsRefusedAndFreesNothing() {
        ReservationGranted granted = reserve(id());
        free("bad-input-stranger", granted.getAgent(), granted.getEpoch());
        CommandRefused refused = wire.answer("bad-input-stranger", CommandRefused.class, answer -> true);
        assertThat(refused.getCode()).isEqualTo(RefusalCode.NOT_HOLDER);
        free(MASTER, granted.getAgent(), granted.getEpoch());
        RequestEnded ended = wire.answer(
                MASTER, RequestEnded.class, answer -> answer.getRequest().equals(granted.getRequest()));
        assertThat(ended.getOutcome()).isEqualTo(Outcome.FREED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berth.commands", "berth.agent-reports"})
    void garbageIsSetAsideAsItWas(String topic) {
        byte[] garbage = {1, 2, 3, (byte) 0xff, 0, 10};
        Entry letter = wire.deadLetter(wire.send(input(topic), POOL, garbage));
        assertThat(letter.bytes()).isEqualTo(garbage);
        assertThat(letter.headers()).containsKeys(Headers.ERROR, Headers.REASON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berth.commands", "berth.agent-reports"})
    void framedRecordOfAnUnknownSchemaIsSetAside(String topic) {
        byte[] unknown = {0, 0x7f, 0, 0, 1, 2, 3};
        assertThat(wire.deadLetter(wire.send(input(topic), POOL, unknown)).headers())
                .containsKeys(Headers.ERROR, Headers.REASON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berth.commands", "berth.agent-reports"})
    void recordThatDoesNotBelongInTheTopicIsSetAside(String topic) {
        // An event is no input of anything.
        byte[] event = wire.bytes(new io.berth.schemas.event.AgentCleaned(POOL, 1L, 0, 1L, "mac-1", 1L));
        assertThat(wire.deadLetter(wire.send(input(topic), POOL, event)).headers())
                .containsKeys(Headers.ERROR, Headers.REASON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berth.commands", "berth.agent-reports"})
    void nullValueIsSetAside(String topic) {
        Entry letter = wire.deadLetter(wire.send(input(topic), POOL, null));
        assertThat(letter.bytes()).isNull();
        assertThat(letter.headers()).containsKeys(Headers.ERROR, Headers.REASON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berth.commands", "berth.agent-reports"})
    void megabyteOfGarbageIsSetAside(String topic) {
        byte[] garbage = "x".repeat(LARGE).getBytes(StandardCharsets.UTF_8);
        assertThat(wire.deadLetter(wire.send(input(topic), POOL, garbage)).headers())
                .containsKeys(Headers.ERROR, Headers.REASON);
    }

    @Test
    void megabyteOfExpressionIsRefusedWithAShortAnswer() {
        String request = id();
        send(POOL, request(request, MASTER, "x".repeat(LARGE)).build());
        CommandRefused refused =
                wire.answer(MASTER, CommandRefused.class, answer -> request.equals(answer.getRequest()));
        assertThat(refused.getCode()).isEqualTo(RefusalCode.INVALID_EXPRESSION);
        assertThat(refused.getSentence()).hasSizeLessThan(1000);
    }

    @Test
    void megabyteOfNamesIsSetAside() {
        String source = send(POOL, request(id(), "m".repeat(LARGE), TAG).build());
        assertThat(wire.deadLetter(source).headers()).containsEntry(Headers.ERROR, "INVALID_NAME");
    }

    @Test
    void reportWithMegabyteOfTagsIsSetAside() {
        AgentReport report = AgentReport.newBuilder()
                .setPool(POOL)
                .setAgent("bad-agent")
                .setIncarnation("one")
                .setTags(List.of("t".repeat(LARGE)))
                .setCleans(false)
                .build();
        String source = wire.send(Topics.AGENT_REPORTS, Topics.keyOf(POOL, "bad-agent"), wire.bytes(report));
        assertThat(wire.deadLetter(source).headers()).containsKeys(Headers.ERROR, Headers.REASON);
    }

    @Test
    void commandUnderTheKeyOfAnotherPoolIsSetAside() {
        String source = wire.send(
                Topics.COMMANDS,
                "another",
                wire.bytes(request(id(), MASTER, TAG).build()));
        assertThat(wire.deadLetter(source).headers()).containsEntry(Headers.ERROR, "WRONG_KEY");
    }

    private static ReservationGranted reserve(String request) {
        send(POOL, request(request, MASTER, TAG).build());
        return wire.answer(
                MASTER,
                ReservationGranted.class,
                granted -> granted.getRequest().equals(request));
    }

    private static void free(String master, String agent, long epoch) {
        send(POOL, new FreeReservation(POOL, agent, epoch, master));
    }

    private static String send(String key, org.apache.avro.specific.SpecificRecord command) {
        return wire.send(Topics.COMMANDS, key, wire.bytes(command));
    }

    private static RequestAgent.Builder request(String request, String master, String expression) {
        return RequestAgent.newBuilder()
                .setPool(POOL)
                .setRequest(request)
                .setMaster(master)
                .setExpression(expression)
                .setTogether(List.of())
                .setFallbacks(List.of())
                .setSelect(Select.FIRST);
    }

    private static Topic input(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String id() {
        return String.format(Locale.ROOT, "bad-input-%d", COUNTER.incrementAndGet());
    }
}
