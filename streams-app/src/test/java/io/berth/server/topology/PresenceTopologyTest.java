package io.berth.server.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.command.AgentOffline;
import io.berth.schemas.command.AgentOnline;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.report.AgentSilence;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTopologyTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final World world = World.ofPresence(TIMEOUT);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theFirstReportIsPassedOnAndHeartbeatsAreNot() {
        report(idle("run-1"));
        report(idle("run-1"));
        report(idle("run-1"));

        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("AgentOnline");
    }

    @Test
    void whatChangesIsPassedOnOnce() {
        report(idle("run-1"));
        world.readRaw(Topics.COMMANDS);
        report(serving("run-1", 7, false));
        report(serving("run-1", 7, true));
        report(serving("run-1", 7, true));
        report(cleaned("run-1", 7));
        report(cleaned("run-1", 7));

        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("AgentReady", "AgentClean");
    }

    @Test
    void newTagsArePassedOn() {
        report(idle("run-1"));
        world.readRaw(Topics.COMMANDS);
        report(AgentReport.newBuilder(idle("run-1"))
                .setTags(List.of("macos", "xcode=16"))
                .build());

        assertThat(world.read(Topics.COMMANDS, AgentOnline.class).get(0).getTags())
                .containsExactly("macos", "xcode=16");
    }

    @Test
    void anAgentThatInsistsIsPassedOnWhole() {
        report(cleaned("run-1", 7));
        world.readRaw(Topics.COMMANDS);
        report(AgentReport.newBuilder(cleaned("run-1", 7)).setInsist(true).build());

        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("AgentOnline", "AgentClean");
    }

    @Test
    void silenceIsMarkedAtTheEndOfTheInputAndThenTold() {
        report(idle("run-1"));
        world.readRaw(Topics.COMMANDS);

        world.pass(TIMEOUT);

        assertThat(world.readNames(Topics.AGENT_REPORTS)).containsExactly("AgentSilence");
        AgentOffline offline = world.read(Topics.COMMANDS, AgentOffline.class).get(0);
        assertThat(offline.getSilent()).isTrue();
        assertThat(offline.getIncarnation()).isEqualTo("run-1");
    }

    @Test
    void aReportBeforeTheMarkerWins() {
        report(idle("run-1"));
        world.pass(Duration.ofSeconds(29));
        report(idle("run-1"));
        world.readRaw(Topics.COMMANDS);

        world.pass(Duration.ofSeconds(29));

        assertThat(world.readRaw(Topics.AGENT_REPORTS)).isEmpty();
        assertThat(world.readRaw(Topics.COMMANDS)).isEmpty();
    }

    @Test
    void anAgentThatComesBackIsPassedOnWhole() {
        report(idle("run-1"));
        world.pass(TIMEOUT);
        world.readRaw(Topics.COMMANDS);

        report(idle("run-1"));

        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("AgentOnline");
    }

    @Test
    void aGoodbyeIsToldAtOnceAndItsSilenceIsNot() {
        report(idle("run-1"));
        report(AgentReport.newBuilder(idle("run-1")).setStopping(true).build());

        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("AgentOnline", "AgentOffline");
        world.pass(Duration.ofMinutes(10));
        assertThat(world.readRaw(Topics.COMMANDS)).isEmpty();
    }

    @Test
    void aLateReportOfAReplacedRunIsIgnored() {
        report(idle("run-1"));
        report(idle("run-2"));
        world.readRaw(Topics.COMMANDS);
        report(idle("run-1"));

        assertThat(world.readRaw(Topics.COMMANDS)).isEmpty();
    }

    @Test
    void aMarkerThatIsOlderThanTheLastReportChangesNothing() {
        report(idle("run-1"));
        report(idle("run-1"));
        world.readRaw(Topics.COMMANDS);

        marker("run-1", 0);
        assertThat(world.readRaw(Topics.COMMANDS)).isEmpty();

        marker("run-1", 1);
        marker("run-1", 1);
        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("AgentOffline");
    }

    @Test
    void aMarkerOfAnotherRunChangesNothing() {
        report(idle("run-1"));
        report(idle("run-2"));
        world.readRaw(Topics.COMMANDS);

        marker("run-1", 0);
        marker("run-1", 1);
        marker("run-3", 1);

        assertThat(world.readRaw(Topics.COMMANDS)).isEmpty();
    }

    @Test
    void aMarkerOfAnUnknownAgentChangesNothing() {
        marker("run-1", 0);

        assertThat(world.readRaw(Topics.COMMANDS)).isEmpty();
    }

    @Test
    void badInputIsSetAside() {
        world.sendBytes(Topics.AGENT_REPORTS, new byte[] {1}, new byte[] {9, 9, 9});
        world.send(
                Topics.AGENT_REPORTS,
                "default/Bad",
                AgentReport.newBuilder(idle("run-1")).setAgent("Bad").build());
        world.send(Topics.AGENT_REPORTS, "default/other", idle("run-1"));
        report(idle("run-1"));

        assertThat(world.readRaw(Topics.DEAD_LETTERS)).hasSize(3);
        assertThat(world.readNames(Topics.COMMANDS)).containsExactly("AgentOnline");
    }

    private void report(AgentReport report) {
        world.send(Topics.AGENT_REPORTS, "default/mac-1", report);
    }

    private void marker(String run, long lastReport) {
        world.send(Topics.AGENT_REPORTS, "default/mac-1", new AgentSilence("default", "mac-1", run, lastReport));
    }

    private static AgentReport idle(String run) {
        return AgentReport.newBuilder()
                .setPool("default")
                .setAgent("mac-1")
                .setIncarnation(run)
                .setTags(List.of("macos"))
                .setCleans(true)
                .build();
    }

    private static AgentReport serving(String run, long epoch, boolean ready) {
        return AgentReport.newBuilder(idle(run))
                .setServingEpoch(epoch)
                .setHighestEpoch(epoch)
                .setReady(ready)
                .build();
    }

    private static AgentReport cleaned(String run, long epoch) {
        return AgentReport.newBuilder(idle(run))
                .setCleanEpoch(epoch)
                .setHighestEpoch(epoch)
                .build();
    }
}
