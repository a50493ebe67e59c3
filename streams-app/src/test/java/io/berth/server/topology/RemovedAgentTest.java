package io.berth.server.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent that an operator removed and that comes back: presence knew it, the pool has forgotten it. */
class RemovedAgentTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final MasterName ANN = new MasterName("ann");
    private static final AgentName MAC = new AgentName("mac-1");

    private final World presence = World.ofPresence(TIMEOUT);
    private final World reservations = World.ofReservations();

    @BeforeEach
    void configure() {
        reservations.send(new Command.ConfigurePool(PoolPolicy.DEFAULT));
    }

    @AfterEach
    void close() {
        presence.close();
        reservations.close();
    }

    @Test
    void isRegisteredAgainWhenItIsStartedAgain() {
        report(idle("run-1").build());
        report(idle("run-1").setStopping(true).build());
        remove();

        report(idle("run-2").build());

        assertThat(said()).containsExactly(AgentStatus.AVAILABLE);
    }

    @Test
    void isRegisteredAgainWhenItWasOnlySilentAndIsHeardAgain() {
        report(idle("run-1").build());
        presence.pass(TIMEOUT);
        passOn();
        remove();

        report(idle("run-1").build());

        assertThat(said()).containsExactly(AgentStatus.AVAILABLE);
    }

    /** Presence may not know that the agent was ever away: then it is the agent that sees that it is forgotten. */
    @Test
    void isRegisteredAgainWhenItInsists() {
        report(idle("run-1").build());
        reservations.send(new Command.AgentOffline(MAC, "run-1", true));
        remove();
        report(idle("run-1").build());
        assertThat(said()).isEmpty();

        report(idle("run-1").setInsist(true).build());

        assertThat(said()).containsExactly(AgentStatus.AVAILABLE);
    }

    @Test
    void cleansUpFirstWhenItStillServesSomebodyWhomThePoolDoesNotKnow() {
        AgentReport serving = idle("run-1")
                .setServingEpoch(0)
                .setHighestEpoch(0)
                .setReady(true)
                .build();
        report(serving);
        assertThat(said()).containsExactly(AgentStatus.CLEANING);

        report(idle("run-1").setCleanEpoch(0).setHighestEpoch(0).build());

        assertThat(said()).containsExactly(AgentStatus.AVAILABLE);
    }

    private void remove() {
        reservations.readRaw(Topics.AGENTS);
        reservations.send(new Command.RemoveAgent(MAC, ANN));
        assertThat(reservations.readNames(Topics.AGENTS)).containsExactly("-");
    }

    private List<AgentStatus> said() {
        return reservations.read(Topics.AGENTS, AgentState.class).stream()
                .map(AgentState::getStatus)
                .toList();
    }

    private void report(AgentReport report) {
        presence.send(Topics.AGENT_REPORTS, "default/mac-1", report);
        passOn();
    }

    private void passOn() {
        presence.readRaw(Topics.COMMANDS)
                .forEach(command -> reservations.sendBytes(
                        Topics.COMMANDS, "default".getBytes(StandardCharsets.UTF_8), command.value()));
    }

    private static AgentReport.Builder idle(String run) {
        return AgentReport.newBuilder()
                .setPool("default")
                .setAgent("mac-1")
                .setIncarnation(run)
                .setTags(List.of("macos"))
                .setCleans(true);
    }
}
