package io.berth.agent.session;

import static io.berth.agent.session.HookKind.ON_FREED;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When it reports, and when it insists. */
class HeartbeatTest {
    private static final Duration ALMOST = Drive.HEARTBEAT.minusNanos(1);

    @Test
    void reportsAtStart() {
        assertThat(Drive.withHooks().reports).containsExactly(new Report(-1, false, -1, -1, -1, false, false));
    }

    @Test
    void reportsOncePerHeartbeatWhenNothingChanges() {
        Drive drive = Drive.available().after(ALMOST);
        assertThat(drive.reports).hasSize(1);

        drive.after(Duration.ofNanos(1)).after(ALMOST);

        assertThat(drive.reports).hasSize(2);
    }

    @Test
    void asksToBePolledWhenTheNextHeartbeatIsDue() {
        Drive drive = Drive.available().after(Duration.ofSeconds(2));

        assertThat(drive.last().nextPollNanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
    }

    @Test
    void startsTheIntervalAnewWithAReportOfAChange() {
        Drive drive = Drive.available().after(Duration.ofSeconds(4)).says(AgentStatus.RESERVED, 1);

        assertThat(drive.last().reports()).hasSize(1);
        assertThat(drive.last().nextPollNanos()).isEqualTo(Drive.HEARTBEAT.toNanos());
    }

    @Test
    void insistsWhenTheServiceSaysNothingForMoreThanTwoHeartbeats() {
        Drive drive = Drive.withHooks().heartbeats(2);
        assertThat(drive.reports).noneMatch(Report::insist);
        assertThat(drive.last().nextPollNanos()).isEqualTo(1);

        drive.after(Duration.ofNanos(1));

        assertThat(drive.lastReport().insist()).isTrue();
    }

    @Test
    void insistsWhenTheServiceSaysThatItIsOffline() {
        assertThat(Drive.available().saysOffline().heartbeats(3).lastReport().insist())
                .isTrue();
    }

    @Test
    void insistsWhenTheServiceStillNamesAnEarlierRun() {
        Drive drive = Drive.withHooks().saysOfRun("run-0", AgentStatus.AVAILABLE, -1);

        assertThat(drive.heartbeats(3).lastReport().insist()).isTrue();
    }

    @Test
    void insistsWhenTheServiceWaitsForACleanUpThatIsDone() {
        Drive drive = Drive.serving(42).says(AgentStatus.CLEANING, 42).hookSucceeds(ON_FREED, 42);

        assertThat(drive.heartbeats(3).lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, true));
    }

    @Test
    void insistsWhenTheServiceDoesNotKnowThatItIsReady() {
        Drive drive = Drive.available()
                .says(AgentStatus.RESERVED, 42)
                .hookSucceeds(HookKind.ON_RESERVED, 42)
                .heartbeats(3);

        assertThat(drive.lastReport()).isEqualTo(new Report(42, true, -1, -1, 42, false, true));
    }

    @Test
    void insistsOnALowerEpochThatItRefuses() {
        Drive drive = Drive.withHooks(new Fence(42, false)).says(AgentStatus.RESERVED, 41);

        assertThat(drive.heartbeats(3).lastReport().insist()).isTrue();
    }

    @Test
    void doesNotInsistWhileAHookRuns() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 42).heartbeats(5);
        assertThat(drive.reports).noneMatch(Report::insist);

        drive.says(AgentStatus.CLEANING, 42).hookFails(HookKind.ON_RESERVED, 42).heartbeats(5);

        assertThat(drive.reports).noneMatch(Report::insist);
    }

    @Test
    void stopsInsistingAtOnceWhenTheServiceAgreesAgain() {
        Drive drive = Drive.withHooks().heartbeats(3).says(AgentStatus.AVAILABLE, -1);

        assertThat(drive.last().reports()).hasSize(1);
        assertThat(drive.lastReport().insist()).isFalse();
    }

    @Test
    void doesNotAddUpShortDisagreements() {
        Drive drive = Drive.available();
        for (int i = 0; i < 5; i++) {
            drive.saysOffline().heartbeats(2).says(AgentStatus.AVAILABLE, -1).heartbeats(1);
        }

        assertThat(drive.reports).noneMatch(Report::insist);
    }
}
