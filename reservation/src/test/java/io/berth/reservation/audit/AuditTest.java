package io.berth.reservation.audit;

import static io.berth.reservation.audit.Happenings.cleaned;
import static io.berth.reservation.audit.Happenings.dirtyRun;
import static io.berth.reservation.audit.Happenings.forgotten;
import static io.berth.reservation.audit.Happenings.freed;
import static io.berth.reservation.audit.Happenings.givenUp;
import static io.berth.reservation.audit.Happenings.lost;
import static io.berth.reservation.audit.Happenings.offerEnded;
import static io.berth.reservation.audit.Happenings.offered;
import static io.berth.reservation.audit.Happenings.over;
import static io.berth.reservation.audit.Happenings.quarantined;
import static io.berth.reservation.audit.Happenings.ready;
import static io.berth.reservation.audit.Happenings.registered;
import static io.berth.reservation.audit.Happenings.rejected;
import static io.berth.reservation.audit.Happenings.renewed;
import static io.berth.reservation.audit.Happenings.reserved;
import static io.berth.reservation.audit.Happenings.wants;
import static io.berth.reservation.audit.Happenings.wantsChoice;
import static io.berth.reservation.audit.Happenings.wantsTogether;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.AfterUse;
import io.berth.reservation.event.Event.OfferEnd;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.pool.Withdrawal;
import io.berth.reservation.tag.TagSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {

    /** One agent serves, one is offered and not chosen, one breaks; a request is rejected, one waits. */
    private static Log goodLog() {
        return Log.of(new Event.PoolConfigured(PoolPolicy.DEFAULT))
                .then(registered("a", "linux", "jdk=17"))
                .then(registered("b", "linux"))
                .then(wants("r1", "linux && jdk>=11"), reserved("a", "r1", 104))
                .then(ready("a", "r1", 104))
                .then(renewed("a", "r1", 104))
                .then(wantsChoice("r2", "linux", 2), offered("b", "r2"))
                .then(freed("a", "r1", 104))
                .then(cleaned("a", 104))
                .then(offerEnded("b", "r2", OfferEnd.EXPIRED), over("r2", Outcome.OFFER_EXPIRED))
                .then(wantsChoice("r3", "linux", 2), offered("a", "r3"), offered("b", "r3"))
                .then(reserved("a", "r3", 112), offerEnded("b", "r3", OfferEnd.NOT_CHOSEN))
                .then(givenUp("a", "r3", 112, Outcome.RENEWAL_EXPIRED), over("r3", Outcome.RENEWAL_EXPIRED))
                .then(quarantined("a", 112))
                .then(dirtyRun("a", "run-2", "linux"))
                .then(lost("b"))
                .then(registered("b", "linux"))
                .then(rejected("r4"))
                .then(forgotten("r1", "r2", "r4"))
                .then(wants("r5", "macos"))
                .then(wants("r6", "linux"), reserved("b", "r6", 121))
                .then(registered("c", "macos"))
                .then(wants("r7", "macos"), reserved("c", "r7", 123));
    }

    @Test
    void aGoodLogIsCleanAndShowsEveryInvariant() {
        AuditReport report = goodLog().audited();
        assertThat(report.checks()).flatExtracting(Check::violations).isEmpty();
        assertThat(report.isClean()).isTrue();
        assertThat(report.checks()).extracting(Check::invariant).containsExactly(Invariant.values());
        assertThat(report.checks()).allSatisfy(check -> assertThat(check.made()).isPositive());
    }

    @Test
    void aLogIsSummedUpByPool() {
        AuditReport report = goodLog().audited();
        assertThat(report.events()).isEqualTo(33);
        assertThat(report.pools())
                .containsExactly(new PoolSummary(
                        Log.POOL,
                        33,
                        3,
                        7,
                        3,
                        4,
                        1,
                        Map.of(
                                Outcome.FREED, 1L,
                                Outcome.OFFER_EXPIRED, 1L,
                                Outcome.RENEWAL_EXPIRED, 1L,
                                Outcome.REJECTED, 1L),
                        0,
                        new PoolSummary.Open(0, 2, 1)));
    }

    @Test
    void theSameLogGivesAnEqualReport() {
        assertThat(goodLog().audited()).isEqualTo(goodLog().audited());
    }

    @Test
    void poolsAreJudgedApart() {
        Audit audit = Audit.ofWholeLog();
        goodLog().events().forEach(event -> {
            audit.add(event);
            audit.add(new AuditedEvent(
                    new PoolName("o"), event.position(), event.index(), event.timeMs(), event.event()));
        });
        assertThat(audit.report().isClean()).isTrue();
        assertThat(audit.report().pools()).extracting(PoolSummary::pool).containsExactly(new PoolName("o"), Log.POOL);
    }

    @Test
    void aRequestThatHeldNothingMayBeAbandoned() {
        AuditReport report = Log.of(new Event.PoolConfigured(PoolPolicy.DEFAULT))
                .then(wants("r1", "linux"))
                .then(over("r1", Outcome.ABANDONED))
                .audited();
        assertThat(report.checks()).flatExtracting(Check::violations).isEmpty();
    }

    @Test
    void whatAnOperatorSaysOfAnAgentInUseOutlastsANewRun() {
        AgentName agent = new AgentName("a");
        AuditReport report = Log.of(new Event.PoolConfigured(PoolPolicy.DEFAULT))
                .then(registered("a", "linux"))
                .then(wants("r1", "linux"), reserved("a", "r1", 103))
                .then(new Event.AgentWithdrawn(agent, Withdrawal.QUARANTINED, new MasterName("ann"), "disk full", null))
                .then(new Event.AgentRegistered(agent, "run-2", TagSet.of("linux"), true, 103, AgentStatus.RESERVED))
                .then(freed("a", "r1", 103))
                .then(cleaned("a", 103))
                .then(new Event.AgentRegistered(agent, "run-3", TagSet.of("linux"), true, 103, AgentStatus.QUARANTINED))
                .audited();
        assertThat(report.checks()).flatExtracting(Check::violations).isEmpty();
    }

    @Test
    void anEmptyLogIsCleanAndShowsNothing() {
        AuditReport report = Log.audit(Audit.ofWholeLog(), List.of());
        assertThat(report.isClean()).isTrue();
        assertThat(report.checks()).allSatisfy(check -> assertThat(check.made()).isZero());
    }

    static Stream<Arguments> badLogs() {
        return Stream.of(
                bad(
                        Invariant.S1,
                        "while it was RESERVED by r1",
                        held().then(wants("r2", "linux"), reserved("a", "r2", 200))),
                bad(
                        Invariant.S2,
                        "at epoch 102 after epoch 102",
                        idle().then(wants("r2", "linux"), reserved("a", "r2", 102))),
                bad(
                        Invariant.S2,
                        "at epoch 7 after epoch 102",
                        idle().then(wants("r2", "linux"), reserved("a", "r2", 7))),
                bad(
                        Invariant.S2,
                        "epoch base went from 50 to 50",
                        Log.of(new Event.EpochBaseRaised(50)).then(new Event.EpochBaseRaised(50))),
                bad(Invariant.S4, "was OFFERED to r1", two().then(wantsChoice("r2", "linux", 1), offered("a", "r2"))),
                bad(Invariant.S4, "holds 3 offers, it may hold 2", two().then(registered("c"), offered("c", "r1"))),
                bad(Invariant.S4, "was OFFERED to r1", two().then(wants("r2", "linux"), reserved("a", "r2", 200))),
                bad(
                        Invariant.S4,
                        "ended while the agent was AVAILABLE",
                        two().then(offerEnded("a", "r1", OfferEnd.EXPIRED))
                                .then(offerEnded("a", "r1", OfferEnd.EXPIRED))),
                bad(
                        Invariant.S4,
                        "reserved agent a, which was AVAILABLE",
                        two().then(offerEnded("a", "r1", OfferEnd.AGENT_LOST)).then(reserved("a", "r1", 200))),
                bad(
                        Invariant.S4,
                        "while the request was RESERVED",
                        held().then(registered("b", "linux")).then(reserved("b", "r1", 200))),
                bad(
                        Invariant.S5,
                        "[linux] was reserved for macos",
                        Log.of(registered("a", "linux")).then(wants("r1", "macos"), reserved("a", "r1", 102))),
                bad(
                        Invariant.S5,
                        "[mac] was reserved for linux",
                        Log.of(registered("a", "linux"))
                                .then(registered("a", "mac"))
                                .then(wants("r1", "linux"), reserved("a", "r1", 103))),
                bad(Invariant.S6, "began again", idle().then(wants("r1", "linux"))),
                bad(Invariant.S6, "began again", idle().then(rejected("r1"))),
                bad(Invariant.S6, "after it had ended by FREED", idle().then(over("r1", Outcome.CANCELLED))),
                bad(Invariant.S6, "after it had ended by FREED", idle().then(reserved("a", "r1", 200))),
                bad(Invariant.S6, "after it had ended by FREED", idle().then(offered("a", "r1"))),
                bad(Invariant.S6, "forgotten without an outcome", held().then(forgotten("r1"))),
                bad(Invariant.S6, "forgotten without an outcome", held().then(forgotten("never"))),
                bad(Invariant.S6, "never accepted", held().then(over("never", Outcome.CANCELLED))),
                bad(
                        Invariant.S6,
                        "or is forgotten",
                        idle().then(forgotten("r1")).then(over("r1", Outcome.FREED))),
                bad(
                        Invariant.S6,
                        "got no outcome",
                        held().then(givenUp("a", "r1", 102, Outcome.FREED)).then(registered("b"))),
                bad(
                        Invariant.S6,
                        "ended by CANCELLED, but its reservation ended by [FREED]",
                        held().then(givenUp("a", "r1", 102, Outcome.FREED), over("r1", Outcome.CANCELLED))),
                bad(
                        Invariant.S6,
                        "its reservation did not end",
                        Log.of(wants("r1", "linux")).then(over("r1", Outcome.FREED))),
                bad(
                        Invariant.S6,
                        "is of master m, other got its agent",
                        Log.of(registered("a", "linux")).then(wants("r1", "linux"), reserved("a", "r1", 102, "other"))),
                bad(
                        Invariant.S7,
                        "ended by CANCELLED",
                        held().then(givenUp("a", "r1", 102, Outcome.CANCELLED), over("r1", Outcome.CANCELLED))),
                bad(
                        Invariant.S7,
                        "after the agent was ready",
                        held().then(ready("a", "r1", 102))
                                .then(
                                        givenUp("a", "r1", 102, Outcome.START_EXPIRED),
                                        over("r1", Outcome.START_EXPIRED))),
                bad(
                        Invariant.S7,
                        "was held by m, the reservation of other ended",
                        held().then(
                                        givenUp("a", "r1", 102, Outcome.FREED, AfterUse.CLEANING, "other"),
                                        over("r1", Outcome.FREED))),
                bad(Invariant.S8, "at epoch 101, but it was RESERVED", held().then(renewed("a", "r1", 101))),
                bad(Invariant.S8, "but it was AVAILABLE", idle().then(renewed("a", "r1", 102))),
                bad(Invariant.S8, "but it was AVAILABLE", idle().then(ready("a", "r1", 102))),
                bad(Invariant.S8, "but it was AVAILABLE", idle().then(freed("a", "r1", 102))),
                bad(Invariant.S8, "was renewed for r9", held().then(wants("r9", "x"), renewed("a", "r9", 102))),
                bad(
                        Invariant.S8,
                        "was cleaned for epoch 7",
                        held().then(freed("a", "r1", 102)).then(cleaned("a", 7))),
                bad(
                        Invariant.S8,
                        "was quarantined for epoch 7",
                        held().then(freed("a", "r1", 102)).then(quarantined("a", 7))),
                bad(Invariant.S9, "never registered", Log.of(wants("r1", "linux"), reserved("a", "r1", 101))),
                bad(Invariant.S9, "was cleaned while it was RESERVED", held().then(cleaned("a", 102))),
                bad(Invariant.S9, "was quarantined while it was RESERVED", held().then(quarantined("a", 102))),
                bad(
                        Invariant.S9,
                        "was reserved by r2 while it was CLEANING",
                        held().then(freed("a", "r1", 102)).then(wants("r2", "linux"), reserved("a", "r2", 104))),
                bad(
                        Invariant.S9,
                        "was reserved by r1 while it was OFFLINE",
                        Log.of(registered("a", "linux"))
                                .then(lost("a"))
                                .then(wants("r1", "linux"), reserved("a", "r1", 103))),
                bad(
                        Invariant.S9,
                        "was offered to r2 while it was RESERVED",
                        held().then(wantsChoice("r2", "linux", 1), offered("a", "r2"))),
                bad(Invariant.S9, "lost already", idle().then(lost("a")).then(lost("a"))),
                bad(
                        Invariant.S9,
                        "became AVAILABLE while it was lost",
                        held().then(lost("a"))
                                .then(
                                        givenUp("a", "r1", 102, Outcome.FREED, AfterUse.AVAILABLE, "m"),
                                        over("r1", Outcome.FREED))),
                bad(Invariant.S10, "Index 0 of position 102 stands after", held().raw(102, 0, lost("a"))),
                bad(Invariant.S10, "Index 0 of position 5 stands after", held().raw(5, 0, lost("a"))),
                bad(Invariant.S10, "missing before index 3", held().raw(102, 3, lost("a"))),
                bad(Invariant.S10, "missing before index 1", held().raw(103, 1, lost("a"))),
                bad(Invariant.S10, "missing before index 1", new Log().raw(5, 1, registered("a"))),
                bad(
                        Invariant.S5,
                        "asks for 2 of linux and was given [a] without the others",
                        Log.of(registered("a", "linux"), registered("b", "linux"))
                                .then(wantsTogether("r1", 2, "linux"), reserved("a", "r1", 102))
                                .then(reserved("b", "r1", 102))),
                bad(Invariant.S11, "was overtaken 2 times", AuditOfOrderTest.overtaken(AuditOfOrderTest.waits(), 3)),
                bad(
                        Invariant.L7,
                        "Request r1 is ENDED and still keeps [a, b]",
                        two().then(over("r1", Outcome.OFFER_EXPIRED))),
                bad(Invariant.L7, "Request r1 is RESERVED and still keeps [b]", two().then(reserved("a", "r1", 200))),
                bad(
                        Invariant.L7,
                        "Request r1 is ENDED and still keeps [a].",
                        held().then(over("r1", Outcome.CANCELLED))));
    }

    /** Agent a is reserved by r1 at epoch 102. */
    private static Log held() {
        return Log.of(registered("a", "linux")).then(wants("r1", "linux"), reserved("a", "r1", 102));
    }

    /** Agent a is available after epoch 102, request r1 is over. */
    private static Log idle() {
        return held().then(freed("a", "r1", 102)).then(cleaned("a", 102));
    }

    /** Agents a and b are offered to r1. */
    private static Log two() {
        return Log.of(registered("a", "linux"))
                .then(registered("b", "linux"))
                .then(wantsChoice("r1", "linux", 2), offered("a", "r1"), offered("b", "r1"));
    }

    private static Arguments bad(Invariant invariant, String words, Log log) {
        return Arguments.of(invariant, words, log);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("badLogs")
    void aBadLogIsFoundAndNamed(Invariant invariant, String words, Log log) {
        AuditReport report = log.audited();
        assertThat(report.isClean()).isFalse();
        assertThat(report.check(invariant).found()).isPositive();
        assertThat(report.check(invariant).violations()).anySatisfy(violation -> {
            assertThat(violation.invariant()).isEqualTo(invariant);
            assertThat(violation.pool()).isEqualTo(Log.POOL);
            assertThat(violation.sentence()).contains(words);
        });
    }

    @Test
    void everyInvariantHasABadLog() {
        assertThat(badLogs().map(arguments -> arguments.get()[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder((Object[]) Invariant.values());
    }

    @Test
    void theLogsThatBadOnesStartFromAreGood() {
        assertThat(Stream.of(held(), idle(), two()))
                .allSatisfy(log -> assertThat(log.audited().isClean()).isTrue());
    }

    @Test
    void aViolationNamesThePositionOfItsCommand() {
        AuditReport report = held().then(renewed("a", "r1", 7)).audited();
        assertThat(report.check(Invariant.S8).violations())
                .singleElement()
                .extracting(Violation::position)
                .isEqualTo(103L);
    }

    @Test
    void anEventOutOfOrderIsReportedAndNotFollowed() {
        AuditReport report = held().raw(102, 1, reserved("a", "r1", 102))
                .then(renewed("a", "r1", 102))
                .audited();
        assertThat(report.check(Invariant.S10).found()).isOne();
        assertThat(report.check(Invariant.S1).found()).isZero();
        assertThat(report.check(Invariant.S8).found()).isZero();
    }

    @Test
    void aLogThatIsWrongEverywhereDoesNotFillTheMemory() {
        Log log = held();
        for (int i = 0; i < 1000; i++) {
            log.then(renewed("a", "r1", 7));
        }
        Check check = log.audited().check(Invariant.S8);
        assertThat(check.found()).isEqualTo(1000);
        assertThat(check.violations()).hasSize(Check.MOST_SHOWN);
    }

    @Test
    void whatBeganBeforeATruncatedLogIsCountedAndNotJudged() {
        AuditReport report = Log.of(renewed("a", "r1", 50))
                .then(freed("a", "r1", 50))
                .then(offerEnded("b", "r2", OfferEnd.EXPIRED), over("r2", Outcome.OFFER_EXPIRED))
                .then(cleaned("c", 40))
                .then(forgotten("r0", "r2"))
                .auditedAsTruncated();
        assertThat(report.checks()).flatExtracting(Check::violations).isEmpty();
        assertThat(report.pools())
                .singleElement()
                .extracting(PoolSummary::seenFromTheMiddle)
                .isEqualTo(5L);
    }

    @Test
    void whatATruncatedLogHasToldIsJudgedFromThere() {
        AuditReport report = Log.of(renewed("a", "r1", 50))
                .then(wants("r2", "linux"), reserved("a", "r2", 50))
                .auditedAsTruncated();
        assertThat(report.check(Invariant.S1).found()).isOne();
        assertThat(report.check(Invariant.S2).found()).isOne();
    }

    @Test
    void everyTruncationOfAGoodLogIsClean() {
        List<AuditedEvent> events = goodLog().events();
        for (int start = 0; start < events.size(); start++) {
            AuditReport report = Log.audit(Audit.ofTruncatedLog(), events.subList(start, events.size()));
            assertThat(report.checks())
                    .as("from event " + start)
                    .flatExtracting(Check::violations)
                    .isEmpty();
        }
    }

    @Test
    void reportingBetweenCommandsChangesNothing() {
        Audit audit = Audit.ofWholeLog();
        List<AuditedEvent> events = goodLog().events();
        for (AuditedEvent event : events) {
            if (event.index() == 0) {
                assertThat(audit.report().isClean()).isTrue();
            }
            audit.add(event);
        }
        assertThat(audit.report().isClean()).isTrue();
        assertThat(audit.report().pools()).isEqualTo(goodLog().audited().pools());
    }
}
