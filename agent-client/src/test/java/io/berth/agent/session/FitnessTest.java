package io.berth.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitnessTest {
    private static final Duration TAGS = Duration.ofMinutes(10);
    private static final Duration HEALTH = Duration.ofMinutes(1);
    private static final Report GOODBYE = new Report(-1, false, -1, -1, -1, true, false);

    @Test
    void saysNothingBeforeItsMachineWasAskedOnce() {
        Drive drive = Drive.probing(TAGS, HEALTH);
        assertThat(drive.last().probes()).containsExactly(ProbeKind.TAGS, ProbeKind.HEALTH);

        drive.heartbeats(3).healthy();
        assertThat(drive.reports).isEmpty();

        drive.finds("ssd");
        assertThat(drive.last().tags()).isEqualTo(TagSet.of("ssd"));
        assertThat(drive.last().reports()).hasSize(1);
    }

    @Test
    void asksAgainWhenTheTimeIsOverSinceTheLastAnswer() {
        Drive drive = Drive.probing(null, HEALTH).after(Duration.ofSeconds(30)).healthy();

        assertThat(drive.after(HEALTH.minusNanos(1)).last().probes()).isEmpty();
        assertThat(drive.after(Duration.ofNanos(1)).last().probes()).containsExactly(ProbeKind.HEALTH);
    }

    @Test
    void asksAgainAfterAReservation() {
        Drive drive = Drive.fit();
        drive.says(AgentStatus.RESERVED, 42).saysReady(42);
        assertThat(drive.says(AgentStatus.AVAILABLE, 42).last().probes())
                .containsExactly(ProbeKind.TAGS, ProbeKind.HEALTH);
    }

    @Test
    void asksOnceMoreWhereAReservationEndedWhileItAsked() {
        Drive drive = Drive.fit().after(HEALTH);
        drive.says(AgentStatus.RESERVED, 42).saysReady(42).says(AgentStatus.AVAILABLE, 42);

        drive.healthy();

        assertThat(drive.last().probes()).containsExactly(ProbeKind.HEALTH);
    }

    @Test
    void tellsChangedTagsAtOnceWhenItServesNobody() {
        Drive drive = Drive.fit().finds("ssd", "xcode=15.2");

        assertThat(drive.last().tags()).isEqualTo(TagSet.of("ssd", "xcode=15.2"));
        assertThat(drive.last().reports()).hasSize(1);
        assertThat(drive.finds("ssd", "xcode=15.2").last().tags()).isNull();
    }

    @Test
    void keepsTheTagsThatAReservationWasGrantedForUntilItsEnd() {
        Drive drive = Drive.fit().says(AgentStatus.RESERVED, 42).saysReady(42);

        assertThat(drive.finds("none-left").last().tags()).isNull();

        drive.says(AgentStatus.AVAILABLE, 42);
        assertThat(drive.steps).extracting(Step::tags).contains(TagSet.of("none-left"));
    }

    @Test
    void namesProblemsOnceAndSaysWhenTheyAreOver() {
        Drive drive = Drive.fit();
        drive.findsWith("Probe xcode failed.").findsWith("Probe xcode failed.").finds("ssd");

        assertThat(drive.notes)
                .extracting(Note::text)
                .containsOnlyOnce("Probe xcode failed.", "All probes of tags work again.");
    }

    @Test
    void saysGoodbyeOnceWhenItIsNotFitAndIsSilentUntilItIs() {
        Drive drive = Drive.fit().sick();
        assertThat(drive.last().reports()).containsExactly(GOODBYE);
        drive.says(AgentStatus.OFFLINE, false, Drive.RUN, -1);
        int said = drive.reports.size();

        assertThat(drive.heartbeats(20).reports).hasSize(said);
        assertThat(drive.last().nextPollNanos()).isPositive();

        drive.healthy();
        assertThat(drive.last().reports()).containsExactly(new Report(-1, false, -1, -1, -1, false, false));
    }

    @Test
    void saysGoodbyeOnceMoreWhereTheServiceDidNotHearIt() {
        Drive drive = Drive.fit().sick();

        assertThat(drive.heartbeats(Heartbeat.PATIENCE).last().reports()).isEmpty();
        assertThat(drive.heartbeats(1).last().reports()).containsExactly(new Report(-1, false, -1, -1, -1, true, true));
    }

    @Test
    void refusesWhoGetsItBeforeTheServiceHeardTheGoodbye() {
        Drive drive = Drive.fit().sick().says(AgentStatus.RESERVED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, 42, 42, false, false));

        drive.says(AgentStatus.AVAILABLE, 42);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, true, false));
    }

    @Test
    void servesOnWhenItIsNotFitAnyMoreAndWithdrawsWithItsCleanUp() {
        Drive drive = Drive.fit().says(AgentStatus.RESERVED, 42).saysReady(42).sick();
        assertThat(drive.lastReport().ready()).isTrue();
        assertThat(drive.notes).last().extracting(Note::text).asString().contains("What is served goes on");

        drive.says(AgentStatus.CLEANING, 42);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, true, false));
    }

    @Test
    void tellsThatItIsThereWhereItsLastRunIsStillReserved() {
        Drive drive = Drive.probing(TAGS, HEALTH).saysOfRun("run-0", AgentStatus.RESERVED, 42);

        assertThat(drive.lastReport().stopping()).isFalse();
    }

    @Test
    void endsWithoutAWordWhenItHasSaidGoodbyeAlready() {
        Drive drive = Drive.fit().sick().says(AgentStatus.OFFLINE, false, Drive.RUN, -1);

        drive.stops();

        assertThat(drive.last().exit()).isEqualTo(Exit.STOPPED);
        assertThat(drive.last().reports()).isEmpty();
        assertThat(drive.last().probes()).isEmpty();
    }

    @Test
    void saysOnceThatItIsSickAndHowItIsWellAgain() {
        Drive drive = Drive.fit().sick().after(HEALTH).sick().after(HEALTH).healthy();

        assertThat(drive.notes)
                .extracting(Note::text)
                .filteredOn(text -> text.contains("health probe"))
                .hasSize(3)
                .element(1)
                .isEqualTo("The health probe failed: exit code 1. Nobody gets this agent until it passes.");
    }

    @Test
    void asksNothingWhereThereIsNothingToAsk() {
        assertThat(Drive.withHooks().heartbeats(500).steps)
                .flatExtracting(Step::probes)
                .isEqualTo(List.of());
    }
}
