package io.berth.reservation.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.command.Command;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every command does in every state: the tables stand beside this test, to be read. */
class StateTableTest {

    @Test
    void everyCommandInEveryStateOfAnAgentDoesWhatTheTableSays() throws IOException {
        assertThat(AgentStates.TABLE.text()).isEqualTo(AgentStates.TABLE.agreed());
    }

    @Test
    void everyCommandInEveryStateOfARequestDoesWhatTheTableSays() throws IOException {
        assertThat(RequestStates.TABLE.text()).isEqualTo(RequestStates.TABLE.agreed());
    }

    @Test
    void everyKindOfCommandStandsInATable() {
        Set<String> standing = new TreeSet<>();
        for (StateTable table : Set.of(AgentStates.TABLE, RequestStates.TABLE)) {
            PoolFixture pool = PoolFixture.configured();
            table.commands()
                    .values()
                    .forEach(command ->
                            standing.add(command.apply(pool).getClass().getSimpleName()));
        }
        Set<String> all = new TreeSet<>();
        for (Class<?> kind : Command.class.getPermittedSubclasses()) {
            all.add(kind.getSimpleName());
        }
        assertThat(standing).isEqualTo(all);
    }

    @Test
    void everyStatusStandsInATable() {
        Set<String> states = new TreeSet<>();
        AgentStates.TABLE.states().keySet().forEach(state -> states.add(state.split(",")[0]));
        for (AgentStatus status : AgentStatus.values()) {
            assertThat(states).contains(status.name());
        }
        states.clear();
        RequestStates.TABLE.states().keySet().forEach(state -> states.add(state.split(",")[0]));
        for (RequestStatus status : RequestStatus.values()) {
            assertThat(states).contains(status.name());
        }
    }
}
