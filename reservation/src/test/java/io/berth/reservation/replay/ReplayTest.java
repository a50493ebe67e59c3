package io.berth.reservation.replay;

import static io.berth.reservation.pool.AgentVoice.agent;
import static io.berth.reservation.pool.MasterVoice.CI;
import static io.berth.reservation.pool.RequestVoice.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.command.Command;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.PoolPolicy;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Command CONFIGURE = new Command.ConfigurePool(PoolPolicy.DEFAULT);

    private final TwoLogs logs = new TwoLogs();

    @Test
    void theSameCommandsGiveTheSameEvents() {
        ReplayReport report = aDay("a").replayed();

        assertSame(report);
        assertThat(report.commands()).isEqualTo(logs.commands());
        assertThat(report.compared()).isEqualTo(logs.events());
        assertThat(report.taken()).isZero();
    }

    @Test
    void whatTheServicePassedOverIsPassedOver() {
        logs.garbage();
        aDay("a").garbage().gap(3);
        aDay("b");

        ReplayReport report = logs.replayed();

        assertSame(report);
        assertThat(report.passedOver()).isEqualTo(2);
    }

    @Test
    void poolsThatNobodyConfiguredHaveNoEvents() {
        logs.says("a", agent("mac").online(), request("r").asked());
        aDay("b");

        assertSame(logs.replayed());
    }

    @Test
    void anAlteredEventIsTheFirstDifferenceOfItsPool() {
        aDay("a");
        int renewed = logs.indexOf(Event.ReservationRenewed.class::isInstance);
        AuditedEvent before = logs.event(renewed);
        logs.altered(renewed, event -> new Event.AgentLost(new AgentName("mac"), true));
        aDay("b");

        ReplayReport report = logs.replayed();

        assertThat(report.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.pool()).isEqualTo(new PoolName("a"));
            assertThat(difference.offset()).isEqualTo(before.position());
            assertThat(difference.timeMs()).isEqualTo(before.timeMs());
            assertThat(difference.decided()).isEqualTo(before);
            assertThat(difference.recorded().event()).isEqualTo(logs.event(renewed));
        });
        assertThat(report.compared()).as("all of b").isGreaterThan(renewed);
    }

    @Test
    void aMissingEventIsFoundBySomethingThatFollows() {
        aDay("a");
        int reserved = logs.indexOf(Event.AgentReserved.class::isInstance);
        AuditedEvent missing = logs.event(reserved);

        ReplayReport report = logs.removed(reserved).replayed();

        assertThat(report.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.decided()).isEqualTo(missing);
            assertThat(difference.recorded()).isNull();
        });
    }

    @Test
    void aMissingEventIsFoundByAnotherPoolThatWentOn() {
        aDay("a");
        int last = logs.events() - 1;
        AuditedEvent missing = logs.event(last);
        aDay("b");

        ReplayReport report = logs.removed(last).replayed();

        assertThat(report.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.pool()).isEqualTo(new PoolName("a"));
            assertThat(difference.decided()).isEqualTo(missing);
            assertThat(difference.recorded()).isNull();
        });
        assertThat(report.compared()).isEqualTo(logs.events());
    }

    @Test
    void anEventThatNoCommandGaveIsFoundAtTheEnd() {
        aDay("a");
        AuditedEvent extra = planted("a", 100);

        ReplayReport report = logs.planted(logs.events(), extra).replayed();

        assertExtra(report, extra);
    }

    @Test
    void anEventThatNoCommandGaveIsFoundInTheMiddle() {
        aDay("a");
        AuditedEvent early = planted("a", 1);

        assertExtra(logs.planted(4, early).replayed(), early);
    }

    @Test
    void anEventOfAnotherPoolThatNoCommandGaveIsBlamedOnThatPool() {
        for (long position : new long[] {0, 5, 1000}) {
            TwoLogs fresh = new TwoLogs();
            aDay(fresh, "a");
            AuditedEvent foreign = planted("b", position);
            fresh.planted(4, foreign);

            ReplayReport report = fresh.replayed();

            assertExtra(report, foreign);
            assertThat(report.compared()).isEqualTo(fresh.events() - 1);
        }
    }

    @Test
    void whatIsNoEventIsMissedWhereItStood() {
        aDay("a");
        AuditedEvent lost = logs.event(3);

        ReplayReport report = logs.overwritten(3).replayed();

        assertThat(report.differences())
                .singleElement()
                .satisfies(difference -> assertThat(difference.decided()).isEqualTo(lost));
    }

    @Test
    void aCommandThatWasPutInBetweenIsADifference() {
        logs.says("a", CONFIGURE).waits("a", agent("linux").online());
        aDay("a");

        ReplayReport report = logs.replayed();

        assertThat(report.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.offset()).isEqualTo(1);
            assertThat(difference.decided().event()).isInstanceOf(Event.AgentRegistered.class);
            assertThat(difference.recorded()).isNull();
        });
    }

    @Test
    void commandsThatTheServiceHasNotGotToArePendingAndNoDifference() {
        aDay("a").waits("a", agent("linux").online()).waits("a", request("r-9").asked());

        ReplayReport report = logs.replayed();

        assertSame(report, 2);
        assertThat(report.compared()).isEqualTo(logs.events());
    }

    @Test
    void beginsFromTheEventsWhereTheFirstCommandsAreGone() {
        int commands = aDay(aDay(logs, "a"), "b").commands();
        for (int first = 1; first < commands; first++) {
            TwoLogs fresh = aDay(aDay(new TwoLogs(), "a"), "b");

            ReplayReport report = fresh.keepingCommandsFrom(first).replayed();

            assertSame(report);
            assertThat(report.taken()).isPositive();
            assertThat(report.taken() + report.compared()).isEqualTo(fresh.events());
        }
    }

    @Test
    void findsADifferenceAlsoWhereTheFirstCommandsAreGone() {
        aDay("a").keepingCommandsFrom(4);
        int freed = logs.indexOf(Event.ReservationEnded.class::isInstance);

        ReplayReport report = logs.altered(freed, event -> new Event.AgentLost(new AgentName("mac"), true))
                .replayed();

        assertThat(report.differences()).hasSize(1);
    }

    @Test
    void withoutAnyCommandThereIsNothingToCompare() {
        ReplayReport report = aDay("a").keepingCommandsFrom(logs.commands()).replayed();

        assertSame(report);
        assertThat(report.compared()).isZero();
    }

    @Test
    void withoutBothBeginningsNothingIsKnown() {
        ReplayReport report =
                aDay("a").keepingCommandsFrom(2).keepingEventsFrom(2).replayed();

        assertNotKnown(report, NotKnown.Reason.NO_BEGINNING);
    }

    @Test
    void eventsThatRetentionRemovedAreNotMissed() {
        aDay("a");
        ReplayReport report = logs.keepingEventsFrom(3).replayed();

        assertSame(report);
        assertThat(report.compared()).isEqualTo(logs.events());
    }

    @Test
    void aLogOfEventsThatBeginsWithNoneOfTheCommandsIsNotKnown() {
        aDay("a").keepingEventsFrom(3).altered(0, event -> new Event.AgentLost(new AgentName("mac"), true));

        assertNotKnown(logs.replayed(), NotKnown.Reason.NO_COMMON_PLACE);
    }

    @Test
    void noEventAtAllIsNotKnownWhereSomeWereRemoved() {
        aDay("a").keepingEventsFrom(logs.events());

        assertNotKnown(logs.replayed(), NotKnown.Reason.NO_COMMON_PLACE);
    }

    @Test
    void eventsThatCannotBeFollowedAreNoStateToBeginFrom() {
        aDay("a").keepingCommandsFrom(6).removed(1);

        assertNotKnown(logs.replayed(), NotKnown.Reason.BROKEN_EVENTS);
    }

    @Test
    void whatIsNoEventIsNoStateToBeginFrom() {
        aDay("a").keepingCommandsFrom(6).overwritten(1);

        assertNotKnown(logs.replayed(), NotKnown.Reason.BROKEN_EVENTS);
    }

    @Test
    void goesOnInALogThatWasCreatedAnew() {
        aDay("a").createdAnew();
        logs.says("a", agent("linux").online(), request("r-7").tags("linux").asked());

        ReplayReport report = logs.replayed();

        assertSame(report);
        assertThat(report.commands()).isEqualTo(2);
        assertThat(report.compared()).isEqualTo(4);
    }

    @Test
    void goesOnInALogThatWasCreatedAnewAndHasLostItsBeginning() {
        aDay("a").createdAnew();
        aDay("b")
                .says("a", agent("linux").online(), request("r-7").tags("linux").asked());

        ReplayReport report = logs.keepingCommandsFrom(3).replayed();

        assertSame(report);
        assertThat(report.taken() + report.compared()).isEqualTo(logs.events());
    }

    @Test
    void aPoolCountsOnInANewLogAfterTheLastEventAlsoWhereNothingIsLeftOfWhatThatWasAbout() {
        aDay("a")
                .says(
                        "a",
                        request("r-9")
                                .tryingOnce()
                                .tags("windows")
                                .onlyIfItCanMatch()
                                .asked());
        logs.says("a", logs.due("a", "r-9"));
        logs.restarted("a").createdAnew().says("a", agent("linux").online());

        ReplayReport report = logs.replayed();

        assertThat(report.differences()).isEmpty();
        assertThat(report.notKnown()).isEmpty();
    }

    @Test
    void aClockThatWentBackAtTheFirstCommandIsNoDifference() {
        logs.garbage().clockGoesBack(1_800_000);
        aDay("a");

        ReplayReport report = logs.replayed();

        assertThat(report.differences()).isEmpty();
        assertThat(report.notKnown())
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.reason()).isEqualTo(NotKnown.Reason.CLOCK_WENT_BACK));
    }

    @Test
    void nothingIsComparedBehindACommandThatIsNotUnderstood() {
        aDay("a").notUnderstood();
        int compared = logs.events();
        aDay("b");

        ReplayReport report = logs.replayed();

        assertNotKnown(report, NotKnown.Reason.UNKNOWN_COMMAND);
        assertThat(report.compared()).isEqualTo(compared);
    }

    private TwoLogs aDay(String pool) {
        return aDay(logs, pool);
    }

    /** An agent that comes, serves and goes. */
    private static TwoLogs aDay(TwoLogs logs, String pool) {
        logs.says(
                pool,
                CONFIGURE,
                agent("mac").cleans().online(),
                request("r-1").asked(),
                request("r-2").asked());
        long epoch = logs.pool(pool).view().agent(new AgentName("mac")).epoch();
        return logs.says(
                pool,
                agent("mac").ready(epoch),
                CI.renewsBusy("mac", epoch),
                CI.frees("mac", epoch),
                agent("mac").clean(epoch),
                agent("mac").silent());
    }

    private static AuditedEvent planted(String pool, long position) {
        return new AuditedEvent(
                new PoolName(pool), position, 7, 1, new Event.AgentLost(new AgentName("somebody"), true));
    }

    private static void assertSame(ReplayReport report) {
        assertSame(report, 0);
    }

    private static void assertSame(ReplayReport report, long pending) {
        assertThat(report.differences()).isEmpty();
        assertThat(report.notKnown()).isEmpty();
        assertThat(report.pending()).isEqualTo(pending);
    }

    private static void assertExtra(ReplayReport report, AuditedEvent extra) {
        assertThat(report.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.pool()).isEqualTo(extra.pool());
            assertThat(difference.decided()).isNull();
            assertThat(difference.recorded().event()).isEqualTo(extra);
        });
    }

    private static void assertNotKnown(ReplayReport report, NotKnown.Reason reason) {
        assertThat(report.differences()).isEmpty();
        assertThat(report.notKnown())
                .singleElement()
                .satisfies(unknown -> assertThat(unknown.reason()).isEqualTo(reason));
    }
}
