package io.berth.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.session.SeenState;
import io.berth.reservation.pool.AgentStatus;
import io.berth.schemas.state.AgentState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeenStatesTest {
    @Test
    void takesWhatTheSessionNeeds() {
        assertThat(SeenStates.read(state(io.berth.schemas.code.AgentStatus.RESERVED, "r-1", "m1")))
                .contains(new SeenState(AgentStatus.RESERVED, true, "run-1", 42, "r-1", "m1", true));
    }

    @ParameterizedTest
    @EnumSource(AgentStatus.class)
    void knowsEveryState(AgentStatus status) {
        AgentState wire = state(io.berth.schemas.code.AgentStatus.valueOf(status.name()), null, null);

        assertThat(SeenStates.read(wire)).map(SeenState::status).contains(status);
    }

    @Test
    void ignoresAStateThatIsNewerThanThisProgram() {
        assertThat(SeenStates.read(state(io.berth.schemas.code.AgentStatus.UNKNOWN, null, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "$(id)", "a\nb", "LD_PRELOAD=x", "-"})
    void ignoresAStateWithANameThatMustNotReachAHook(String name) {
        assertThat(SeenStates.read(state(io.berth.schemas.code.AgentStatus.RESERVED, name, "m1")))
                .isEmpty();
        assertThat(SeenStates.read(state(io.berth.schemas.code.AgentStatus.RESERVED, "r-1", name)))
                .isEmpty();
    }

    private static AgentState state(io.berth.schemas.code.AgentStatus status, String request, String master) {
        return AgentRecords.state("default", "mac-07", status, 42, request, master, true);
    }
}
