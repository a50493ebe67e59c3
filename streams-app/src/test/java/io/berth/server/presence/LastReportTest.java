package io.berth.server.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.PresenceState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the last report of a run. */
class LastReportTest {
    private static final AgentKey AGENT = new AgentKey(new PoolName("default"), new AgentName("mac-07"));

    @Test
    void takesTheAgentOfflineBeforeItIsCleanSoThatItIsNotGrantedOnItsWayOut() {
        PresenceState known = new PresenceState(report(42, -1, false, false), List.of());

        assertThat(PresenceDecider.decide(AGENT, known, false, report(-1, 42, true, false))
                        .commands())
                .hasExactlyElementsOfTypes(Command.AgentOffline.class, Command.AgentClean.class);
    }

    @Test
    void firstEndsAReservationThatTheAgentBreaksOff() {
        PresenceState known = new PresenceState(report(42, -1, false, false), List.of());

        assertThat(PresenceDecider.decide(AGENT, known, false, report(-1, 42, true, true))
                        .commands())
                .hasExactlyElementsOfTypes(
                        Command.AgentOnline.class, Command.AgentOffline.class, Command.AgentClean.class);
    }

    private static AgentReport report(long serving, long clean, boolean stopping, boolean insist) {
        return new AgentReport(
                "default",
                "mac-07",
                "run-1",
                List.of("linux"),
                true,
                serving,
                serving >= 0,
                clean,
                -1L,
                42L,
                stopping,
                insist);
    }
}
