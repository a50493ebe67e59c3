package io.berth.agent.session;

import static io.berth.agent.session.HookKind.ON_FREED;
import static io.berth.agent.session.HookKind.ON_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import org.junit.jupiter.api.Test;

/** How a run ends: asked to, or replaced. */
class EndOfRunTest {
    @Test
    void leavesAtOnceWithALastReportWhenItServesNobody() {
        Drive drive = Drive.available().stops();

        assertThat(drive.last().exit()).isEqualTo(Exit.STOPPED);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, -1, -1, true, false));
    }

    @Test
    void saysAtOnceThatItServesNoLongerAndInsistsThenCleansUpThenLeaves() {
        Drive drive = Drive.serving(42).stops();
        assertThat(drive.last().exit()).isNull();
        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, -1, 42, false, true));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.last().persist()).isEqualTo(new Fence(42, false));
        assertThat(drive.last().reports()).containsExactly(new Report(-1, false, 42, -1, 42, true, true));
        assertThat(drive.last().exit()).isEqualTo(Exit.STOPPED);
    }

    @Test
    void insistsNoLongerOnceTheServiceKnowsThatItsReservationIsOver() {
        Drive drive = Drive.serving(42).stops().says(AgentStatus.CLEANING, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, -1, 42, false, false));
    }

    @Test
    void endsItsReservationWithItsLastReportWithoutHooks() {
        Drive drive = Drive.withoutHooks()
                .says(AgentStatus.AVAILABLE, -1)
                .says(AgentStatus.RESERVED, 42)
                .stops();

        assertThat(drive.last().reports()).containsExactly(new Report(-1, false, 42, -1, 42, true, true));
    }

    @Test
    void endsARunningOnReservedHookAndCleansUpBeforeItLeaves() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 42).stops();
        assertThat(drive.lastOrder()).isEqualTo(new HookOrder.Stop(ON_RESERVED, 42));

        drive.hookFails(ON_RESERVED, 42);
        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));

        assertThat(drive.hookSucceeds(ON_FREED, 42).last().exit()).isEqualTo(Exit.STOPPED);
    }

    @Test
    void waitsForACleanUpThatWasDueAnyway() {
        Drive drive = Drive.serving(42).says(AgentStatus.CLEANING, 42).stops();
        assertThat(drive.last().exit()).isNull();

        assertThat(drive.hookSucceeds(ON_FREED, 42).last().exit()).isEqualTo(Exit.STOPPED);
    }

    @Test
    void acceptsNothingMoreOnceItWasAskedToStop() {
        Drive drive = Drive.serving(42).stops().says(AgentStatus.RESERVED, 43).hookSucceeds(ON_FREED, 42);

        assertThat(drive.lastReport().highestEpoch()).isEqualTo(42);
        assertThat(drive.last().exit()).isEqualTo(Exit.STOPPED);
    }

    @Test
    void saysThatTheCleanUpFailedBeforeItLeaves() {
        Drive drive = Drive.serving(42).stops().hookFails(ON_FREED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, 42, 42, true, true));
        assertThat(drive.disk).isEqualTo(new Fence(42, true));
    }

    @Test
    void leavesWhenTheStopTimeoutIsOverAndLeavesTheRestToTheNextRun() {
        Drive drive = Drive.serving(42).stops().after(Drive.STOP_TIMEOUT);

        assertThat(drive.last().exit()).isEqualTo(Exit.STOPPED);
        assertThat(drive.lastOrder()).isEqualTo(new HookOrder.Stop(ON_FREED, 42));
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, -1, 42, true, true));
        assertThat(drive.disk).isEqualTo(new Fence(42, true));
    }

    @Test
    void asksToBePolledWhenTheStopTimeoutEndsBeforeTheNextHeartbeat() {
        Drive drive = Drive.serving(42).stops().after(Drive.STOP_TIMEOUT.minusSeconds(1));

        assertThat(drive.last().nextPollNanos()).isEqualTo(1_000_000_000L);
    }

    @Test
    void leavesWithoutAWordWhenAnotherRunHasRegistered() {
        Drive drive = Drive.serving(42);
        int said = drive.reports.size();

        drive.saysOfRun("run-2", AgentStatus.RESERVED, 42);

        assertThat(drive.last().exit()).isEqualTo(Exit.REPLACED);
        assertThat(drive.reports).hasSize(said);
        assertThat(drive.notes).anyMatch(note -> note.text().contains("Another run of this agent has registered"));
    }

    @Test
    void isReplacedAlsoWhenItsOwnRegistrationWasSkippedForANewerState() {
        Drive drive = Drive.withHooks();
        drive.session.onRegistered();

        drive.saysOfRun("run-2", AgentStatus.AVAILABLE, -1);

        assertThat(drive.last().exit()).isEqualTo(Exit.REPLACED);
    }

    @Test
    void endsARunningHookWhenItIsReplacedAndLeavesTheCleanUpToTheOtherRun() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 42);

        drive.saysOfRun("run-2", AgentStatus.RESERVED, 42);

        assertThat(drive.lastOrder()).isEqualTo(new HookOrder.Stop(ON_RESERVED, 42));
        assertThat(drive.disk).isEqualTo(new Fence(42, true));
    }

    @Test
    void isOverOnceAndForAll() {
        Drive drive = Drive.available().stops();
        int said = drive.reports.size();

        drive.says(AgentStatus.RESERVED, 43).heartbeats(3);

        assertThat(drive.reports).hasSize(said);
        assertThat(drive.orders).isEmpty();
    }
}
