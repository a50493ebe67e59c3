package io.berth.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.command.AgentOffline;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.report.AgentSilence;
import io.berth.schemas.state.PresenceState;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.store.StoreBuilders;
import io.berth.server.store.StoreNames;
import io.berth.server.topology.Nodes;
import io.berth.server.topology.Task;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What a restart of the task leaves as it was, and what it measures anew. */
class PresenceProcessorTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final AgentKey AGENT = new AgentKey(new PoolName("default"), new AgentName("mac-1"));

    private final Task.Time time = new Task.Time();
    private final Task<Report> task = new Task<>(
            new PresenceProcessor(TIMEOUT, new ServiceMetrics(), time),
            time,
            List.of(StoreBuilders.keyed(StoreNames.PRESENCE, PresenceState.class, Codecs.bundled())));

    @Test
    void aHeartbeatAfterTheRestartIsNoNews() {
        report("run-1", false);
        assertThat(changes()).containsExactly("AgentOnline");
        task.restart();
        report("run-1", false);

        assertThat(changes()).isEmpty();
    }

    @Test
    void silenceIsMeasuredAnewAfterTheRestart() {
        report("run-1", false);
        task.pass(TIMEOUT.minusSeconds(1));
        task.restart();

        task.pass(TIMEOUT.minusSeconds(1));
        assertThat(markers()).isEmpty();

        task.pass(Duration.ofSeconds(1));
        assertThat(markers()).hasSize(1);
    }

    @Test
    void anAgentThatIsSilentAcrossTheRestartGoesOfflineOnceMore() {
        report("run-1", false);
        changes();
        task.pass(TIMEOUT);
        hear(markers());
        assertThat(changes()).containsExactly("AgentOffline");

        task.restart();
        task.pass(TIMEOUT);
        List<AgentSilence> again = markers();
        hear(again);
        hear(again);

        List<Object> told = task.take(Nodes.CHANGES);
        assertThat(told).singleElement().isInstanceOfSatisfying(AgentOffline.class, offline -> {
            assertThat(offline.getIncarnation()).isEqualTo("run-1");
            assertThat(offline.getSilent()).isTrue();
        });
        task.pass(TIMEOUT);
        assertThat(markers()).isEmpty();
    }

    /** What the agent said meanwhile stands before the marker in the log, and is read first. */
    @Test
    void nobodyGoesOfflineForAnOutageOfTheServiceHoweverLongItWas() {
        report("run-1", false);
        changes();
        task.pass(TIMEOUT);
        List<AgentSilence> before = markers();
        task.pass(Duration.ofHours(5));
        task.restart();

        report("run-1", false);
        task.pass(TIMEOUT.minusSeconds(1));
        hear(before);

        assertThat(markers()).isEmpty();
        assertThat(changes()).isEmpty();
    }

    @Test
    void aMarkerOfTheLifeBeforeChangesNothing() {
        report("run-1", false);
        task.pass(TIMEOUT);
        List<AgentSilence> before = markers();
        task.restart();

        hear(before);

        assertThat(changes()).isEmpty();
    }

    /** The goodbye may have been stored and its AgentOffline lost in the crash: then the pool would offer it for ever. */
    @Test
    void whoSaidGoodbyeGoesOfflineOnceMoreAfterTheRestart() {
        report("run-1", false);
        report("run-1", true);
        assertThat(changes()).containsExactly("AgentOnline", "AgentOffline");
        task.restart();
        task.pass(TIMEOUT);
        hear(markers());

        assertThat(changes()).containsExactly("AgentOffline");
    }

    @Test
    void anotherInitDoublesNothing() {
        report("run-1", false);
        task.restart();
        task.restart();
        task.restart();

        assertThat(task.sleeps()).isEqualTo(1);
        task.pass(TIMEOUT);
        assertThat(markers()).hasSize(1);
    }

    @Test
    void whoStaysSilentIsForgottenAfterAnHour() {
        goSilent();
        task.pass(PresenceProcessor.FORGET_AFTER.minusSeconds(1));
        assertThat(remembered()).isEqualTo(1);

        task.pass(Duration.ofSeconds(1));

        assertThat(remembered()).isZero();
        assertThat(task.sleeps()).isZero();
        assertThat(changes()).isEmpty();
        task.restart();
        assertThat(task.sleeps()).isZero();
    }

    @Test
    void whoSaidGoodbyeIsForgottenAfterAnHour() {
        report("run-1", false);
        report("run-1", true);
        assertThat(remembered()).isEqualTo(1);

        task.pass(PresenceProcessor.FORGET_AFTER);

        assertThat(remembered()).isZero();
        assertThat(markers()).isEmpty();
    }

    @Test
    void whoSaidGoodbyeIsForgottenAnHourAfterItWasMissedAgain() {
        report("run-1", false);
        report("run-1", true);
        task.pass(PresenceProcessor.FORGET_AFTER.minusSeconds(1));
        task.restart();
        task.pass(TIMEOUT);
        hear(markers());
        task.pass(PresenceProcessor.FORGET_AFTER.minusSeconds(1));
        assertThat(remembered()).isEqualTo(1);

        task.pass(Duration.ofSeconds(1));

        assertThat(remembered()).isZero();
    }

    @Test
    void whoComesBackWithinTheHourIsNotForgottenAndMissedAgain() {
        goSilent();
        task.pass(PresenceProcessor.FORGET_AFTER.minusSeconds(1));
        report("run-1", false);
        assertThat(changes()).containsExactly("AgentOnline");

        task.pass(Duration.ofSeconds(1));
        assertThat(remembered()).isEqualTo(1);

        task.pass(TIMEOUT);
        assertThat(markers()).hasSize(1);
    }

    @Test
    void whoComesBackAfterItWasForgottenIsPassedOnWhole() {
        goSilent();
        task.pass(PresenceProcessor.FORGET_AFTER);

        report("run-1", false);

        assertThat(changes()).containsExactly("AgentOnline");
        assertThat(remembered()).isEqualTo(1);
    }

    @Test
    void aMarkerOfAForgottenAgentChangesNothing() {
        report("run-1", false);
        task.pass(TIMEOUT);
        List<AgentSilence> marker = markers();
        hear(marker);
        task.pass(PresenceProcessor.FORGET_AFTER);
        changes();

        hear(marker);

        assertThat(changes()).isEmpty();
    }

    /** Between the two it said that it tries again: the pool waits for what becomes of that. */
    @Test
    void aFailureThatIsRepeatedAfterItWasMendedIsNews() {
        failed(42);
        assertThat(changes()).containsExactly("AgentOnline", "AgentFailed");
        failed(42);
        task.restart();
        failed(42);
        assertThat(changes()).isEmpty();

        failed(-1);
        task.restart();
        failed(-1);
        assertThat(changes()).isEmpty();

        failed(42);
        assertThat(changes()).containsExactly("AgentFailed");
        failed(42);
        assertThat(changes()).isEmpty();
    }

    private void failed(long epoch) {
        AgentReport report = AgentReport.newBuilder()
                .setPool("default")
                .setAgent("mac-1")
                .setIncarnation("run-1")
                .setTags(List.of("macos"))
                .setCleans(true)
                .setServingEpoch(42)
                .setHighestEpoch(42)
                .setFailedEpoch(epoch)
                .build();
        task.feed(AGENT.toString(), new Report.Heard(AGENT, report));
    }

    private void goSilent() {
        report("run-1", false);
        task.pass(TIMEOUT);
        hear(markers());
        assertThat(changes()).containsExactly("AgentOffline");
    }

    private long remembered() {
        return task.stored(StoreNames.PRESENCE);
    }

    private void report(String run, boolean stopping) {
        AgentReport report = AgentReport.newBuilder()
                .setPool("default")
                .setAgent("mac-1")
                .setIncarnation(run)
                .setTags(List.of("macos"))
                .setCleans(true)
                .setStopping(stopping)
                .build();
        task.feed(AGENT.toString(), new Report.Heard(AGENT, report));
    }

    private void hear(List<AgentSilence> markers) {
        markers.forEach(marker -> task.feed(AGENT.toString(), new Report.Silent(AGENT, marker)));
    }

    private List<AgentSilence> markers() {
        return task.take(Nodes.SILENCES).stream().map(AgentSilence.class::cast).toList();
    }

    private List<String> changes() {
        return task.take(Nodes.CHANGES).stream()
                .map(command -> ((SpecificRecord) command).getSchema().getName())
                .toList();
    }
}
