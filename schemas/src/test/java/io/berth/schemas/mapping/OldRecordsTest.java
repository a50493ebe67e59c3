package io.berth.schemas.mapping;

import static io.berth.schemas.mapping.Samples.AGENT;
import static io.berth.schemas.mapping.Samples.MASTER;
import static io.berth.schemas.mapping.Samples.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.audit.Audit;
import io.berth.reservation.audit.Invariant;
import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.WaitCause;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Limit;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import io.berth.reservation.pool.Turns;
import io.berth.reservation.pool.Use;
import io.berth.reservation.tag.TagExpressionParser;
import io.berth.reservation.tag.TagSet;
import io.berth.reservation.timing.TimingContract;
import io.berth.schemas.catalogue.FirstRelease;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.state.RequestState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Logs and stores hold what the first release wrote. It is read as what it meant then, with the defaults of today. */
class OldRecordsTest {
    private static final Map<String, Object> TIMING = Map.of(
            "offerMs", 30_000L,
            "renewalMs", 600_000L,
            "idleMs", 300_000L,
            "startMs", 120_000L,
            "lockDelayMs", 15_000L,
            "outcomeMs", 600_000L);
    private static final Wish WISH = Wish.of(TagExpressionParser.parse("macos").orThrow());

    @Test
    void anAgentThatIsReservedIsHeldAsLongAsOneOfToday() {
        Map<String, Object> use = Map.of(
                "request",
                REQUEST.value(),
                "master",
                MASTER.value(),
                "timing",
                TIMING,
                "ready",
                true,
                "lastSign",
                60L,
                "lastBusy",
                61L);
        assertThat(StateMapper.read((AgentState) agent("RESERVED", Map.of("use", use))))
                .isEqualTo(agent(
                        AgentStatus.RESERVED,
                        new Use(
                                REQUEST,
                                MASTER,
                                TimingContract.DEFAULT,
                                true,
                                60,
                                61,
                                // It counts from where the agent was reserved, so the timer has a position to name.
                                new Limit(TimingContract.DEFAULT.limit(), 50, 7, 0, null),
                                false,
                                -1,
                                -1)));
    }

    @Test
    void anAgentThatIsInQuarantineStaysThereUntilItsNextRun() {
        assertThat(StateMapper.read((AgentState) agent("QUARANTINED", Map.of())))
                .isEqualTo(agent(AgentStatus.QUARANTINED, null));
    }

    private static SpecificRecord agent(String status, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "pool",
                "default",
                "agent",
                AGENT.value(),
                "status",
                status,
                "online",
                true,
                "incarnation",
                "run-1",
                "tags",
                List.of("macos"),
                "cleans",
                true,
                "epoch",
                42L,
                "sincePosition",
                50L,
                "sinceMs",
                7L));
        fields.putAll(more);
        return FirstRelease.read("state.AgentState", fields);
    }

    private static Agent agent(AgentStatus status, Use use) {
        return new Agent(
                AGENT,
                status,
                true,
                "run-1",
                List.of(),
                TagSet.of("macos"),
                true,
                42,
                use,
                null,
                0,
                false,
                null,
                Turns.NONE,
                50,
                7);
    }

    @Test
    void aRequestThatWaitsKeepsItsPlaceAndWasLastHeardOfWhereItBeganToWait() {
        assertThat(StateMapper.read(request("WAITING", Map.of())))
                .isEqualTo(request(RequestStatus.WAITING, List.of(), null));
    }

    @Test
    void aRequestThatHoldsItsAgentHoldsIt() {
        assertThat(StateMapper.read(request("RESERVED", Map.of("agent", AGENT.value(), "epoch", 42L))))
                .isEqualTo(request(RequestStatus.RESERVED, List.of(new Held(AGENT, 42, 0, TagSet.of(), null)), null));
    }

    @Test
    void aRequestThatIsOverHeldItsAgentUntilThen() {
        assertThat(StateMapper.read(
                        request("ENDED", Map.of("agent", AGENT.value(), "epoch", 42L, "outcome", "IDLE_EXPIRED"))))
                .isEqualTo(request(
                        RequestStatus.ENDED,
                        List.of(new Held(AGENT, 42, 0, TagSet.of(), Outcome.IDLE_EXPIRED)),
                        Outcome.IDLE_EXPIRED));
    }

    private static RequestState request(String status, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(Map.of(
                "pool",
                "default",
                "request",
                REQUEST.value(),
                "master",
                MASTER.value(),
                "status",
                status,
                "expression",
                "macos",
                "maxOffers",
                1,
                "timing",
                TIMING,
                "position",
                30L,
                "offered",
                List.of(),
                "sincePosition",
                40L));
        fields.put("sinceMs", 7L);
        fields.putAll(more);
        return (RequestState) FirstRelease.read("state.RequestState", fields);
    }

    private static Request request(RequestStatus status, List<Held> held, Outcome outcome) {
        return new Request(
                REQUEST,
                MASTER,
                status,
                WISH,
                0,
                List.of(),
                TimingContract.DEFAULT,
                30,
                30,
                40,
                0,
                List.of(),
                -1,
                held,
                outcome,
                null,
                null,
                40,
                7);
    }

    @Test
    void aRequestThatWasRejectedIsRejected() {
        Request request = StateMapper.read((RequestState) FirstRelease.read(
                "state.RequestState",
                Map.of(
                        "pool",
                        "default",
                        "request",
                        REQUEST.value(),
                        "master",
                        MASTER.value(),
                        "status",
                        "ENDED",
                        "maxOffers",
                        0,
                        "position",
                        30L,
                        "offered",
                        List.of(),
                        "outcome",
                        "REJECTED",
                        "sincePosition",
                        30L,
                        "sinceMs",
                        7L)));
        assertThat(request.wish()).isNull();
        assertThat(request.held()).isEmpty();
        assertThat(request.outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aPoolHasTheDefaultsOfToday() {
        PoolState pool = (PoolState)
                FirstRelease.read("state.PoolState", Map.of("pool", "default", "policy", policy(), "epochBase", 5L));
        assertThat(StateMapper.read(pool)).isEqualTo(PoolPolicy.DEFAULT);
        assertThat(StateMapper.readHold(pool)).isNull();
        assertThat(CommandMapper.read(
                        FirstRelease.read("command.ConfigurePool", Map.of("pool", "default", "policy", policy()))))
                .isEqualTo(new Reading.Read(Samples.POOL, new Command.ConfigurePool(PoolPolicy.DEFAULT)));
    }

    private static Map<String, Object> policy() {
        return Map.of("timing", TIMING, "maxOffers", 8, "purposeShared", false);
    }

    @Test
    void aCommandAsksForWhatItAskedFor() {
        Map<String, Object> wanted = Map.of(
                "pool",
                "default",
                "request",
                REQUEST.value(),
                "master",
                MASTER.value(),
                "expression",
                "macos",
                "maxOffers",
                1,
                "awaitCapacity",
                true);
        assertThat(CommandMapper.read(FirstRelease.read("command.RequestAgent", wanted)))
                .isEqualTo(new Reading.Read(
                        Samples.POOL, new Command.RequestAgent(REQUEST, MASTER, WISH, true, null, null, null, null)));
        assertThat(CommandMapper.read(FirstRelease.read(
                        "command.ExpireRequest", Map.of("pool", "default", "request", REQUEST.value(), "sign", 39L))))
                .isEqualTo(new Reading.Read(Samples.POOL, new Command.ExpireRequest(REQUEST, 39, WaitCause.WAIT)));
        Map<String, Object> renewal =
                Map.of("pool", "default", "agent", AGENT.value(), "epoch", 42L, "master", MASTER.value(), "busy", true);
        assertThat(CommandMapper.read(FirstRelease.read("command.RenewReservation", renewal)))
                .isEqualTo(new Reading.Read(Samples.POOL, new Command.RenewReservation(AGENT, 42, MASTER, true, -1)));
    }

    @Test
    void anAnswerSaysWhatItSaid() {
        Map<String, Object> told = Map.of("pool", "default", "request", REQUEST.value(), "master", MASTER.value());
        assertThat(answer(
                        "reply.RequestWaiting", told, Map.of("position", 1, "waiting", 2, "matching", 3, "reason", "")))
                .isEqualTo(new Answer.Waiting(
                        MASTER, REQUEST, -1, 0, 1, 2, 3, "", null, TimingContract.DEFAULT.silence()));
        assertThat(answer("reply.AgentsOffered", told, Map.of("candidates", List.of(), "timeoutMs", 5L)))
                .isEqualTo(new Answer.Offered(MASTER, REQUEST, List.of(), -1, Duration.ofMillis(5)));
        assertThat(answer(
                        "reply.ReservationGranted",
                        told,
                        Map.of(
                                "agent", AGENT.value(),
                                "tags", List.of(),
                                "epoch", 42L,
                                "renewalTimeoutMs", 6L,
                                "idleTimeoutMs", 7L)))
                .isEqualTo(new Answer.Reserved(
                        MASTER,
                        REQUEST,
                        AGENT,
                        TagSet.of(),
                        42,
                        0,
                        1,
                        Duration.ofMillis(6),
                        Duration.ofMillis(7),
                        TimingContract.DEFAULT.limit(),
                        0,
                        null));
        assertThat(answer("reply.ReservationRenewed", told, Map.of("agent", AGENT.value(), "epoch", 42L)))
                .as("it is not taken for the answer to any attempt")
                .isEqualTo(new Answer.Renewed(MASTER, REQUEST, AGENT, 42, -1, -1, null, null));
    }

    private static Answer answer(String name, Map<String, ?> told, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>(told);
        fields.putAll(more);
        return AnswerMapper.read(FirstRelease.read(name, fields)).orElseThrow().answer();
    }

    @Test
    void theLogOfAnAgentThatFailedAndCameBackIsClean() {
        Audit audit = Audit.ofWholeLog();
        add(audit, 1, 0, registered("run-1"));
        add(
                audit,
                2,
                0,
                event(
                        "RequestAccepted",
                        Map.of(
                                "request",
                                REQUEST.value(),
                                "master",
                                MASTER.value(),
                                "expression",
                                "macos",
                                "select",
                                "FIRST",
                                "maxOffers",
                                1,
                                "timing",
                                TIMING)));
        add(audit, 2, 1, event("AgentReserved", used(2)));
        // Its tags are told anew while it is used: that changes no state.
        add(audit, 3, 0, registered("run-1"));
        Map<String, Object> ended = new HashMap<>(used(2));
        ended.putAll(Map.of("reason", "AGENT_REFUSED", "next", "CLEANING"));
        add(audit, 4, 0, event("ReservationEnded", ended));
        add(
                audit,
                4,
                1,
                event(
                        "RequestEnded",
                        Map.of("request", REQUEST.value(), "master", MASTER.value(), "outcome", "AGENT_REFUSED")));
        add(audit, 5, 0, event("AgentQuarantined", Map.of("agent", AGENT.value(), "epoch", 2L)));
        add(audit, 6, 0, registered("run-1"));
        add(audit, 7, 0, registered("run-2"));
        // Only an agent that cleans up can be cleaned: so this shows what the audit took the new run for.
        add(audit, 8, 0, event("AgentCleaned", Map.of("agent", AGENT.value(), "epoch", 2L)));
        add(audit, 9, 0, event("AgentLost", Map.of("agent", AGENT.value(), "silent", true)));
        add(audit, 10, 0, registered("run-2"));
        add(
                audit,
                11,
                0,
                event(
                        "RequestAccepted",
                        Map.of(
                                "request",
                                "r2",
                                "master",
                                MASTER.value(),
                                "expression",
                                "macos",
                                "select",
                                "FIRST",
                                "maxOffers",
                                1,
                                "timing",
                                TIMING)));
        Map<String, Object> again = new HashMap<>(used(11));
        again.put("request", "r2");
        add(audit, 11, 1, event("AgentReserved", again));

        assertThat(audit.report().checks())
                .allSatisfy(
                        check -> assertThat(check.found()).as(check.toString()).isZero());
    }

    @Test
    void whatIsWrongInAnOldLogIsStillFound() {
        Audit audit = Audit.ofWholeLog();
        add(audit, 1, 0, registered("run-1"));
        add(audit, 2, 0, event("AgentCleaned", Map.of("agent", AGENT.value(), "epoch", -1L)));
        assertThat(audit.report().check(Invariant.S9).found()).isEqualTo(1);
    }

    @Test
    void aStateThatIsNewerThanTheReaderIsNotTakenForOneThatWasNotTold() {
        SpecificRecord newer = EventMapper.write(
                Samples.POOL,
                new Event.AgentRegistered(AGENT, "run-1", TagSet.of(), true, -1, AgentStatus.AVAILABLE),
                1,
                0,
                2);
        newer.put(newer.getSchema().getField("status").pos(), io.berth.schemas.code.AgentStatus.UNKNOWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventMapper.read(newer))
                .withMessageContaining("status is UNKNOWN");
    }

    @Test
    void aRejectionOfAnOldLogSaysWhy() {
        assertThat(EventMapper.read(FirstRelease.read(
                                "event.RequestRejected",
                                at(
                                        1,
                                        0,
                                        Map.of(
                                                "request",
                                                REQUEST.value(),
                                                "master",
                                                MASTER.value(),
                                                "code",
                                                "NO_MATCH",
                                                "sentence",
                                                "No agent matches."))))
                        .event())
                .isEqualTo(new Event.RequestRejected(REQUEST, MASTER, RefusalCode.NO_MATCH, "No agent matches."));
    }

    private record Old(String name, Map<String, ?> fields) {}

    private static Old event(String name, Map<String, ?> fields) {
        return new Old("event." + name, fields);
    }

    private static Old registered(String run) {
        return event(
                "AgentRegistered",
                Map.of("agent", AGENT.value(), "incarnation", run, "tags", List.of("macos"), "cleans", true));
    }

    private static Map<String, Object> used(long epoch) {
        return Map.of("agent", AGENT.value(), "request", REQUEST.value(), "master", MASTER.value(), "epoch", epoch);
    }

    private static void add(Audit audit, long position, int index, Old event) {
        audit.add(EventMapper.read(FirstRelease.read(event.name(), at(position, index, event.fields()))));
    }

    private static Map<String, Object> at(long position, int index, Map<String, ?> fields) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(Map.of("pool", "default", "position", position, "index", index, "timeMs", 7L));
        return all;
    }
}
