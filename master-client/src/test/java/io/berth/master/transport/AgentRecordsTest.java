package io.berth.master.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.PoolAgent;
import io.berth.reservation.pool.Withdrawal;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Timing;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.state.AgentWithdrawal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentRecordsTest {
    private static final Timing TIMING = new Timing(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);

    private final AgentRecords records =
            new AgentRecords(agent -> agent.pool().value().equals("ios"));

    @Test
    void eachAgentIsAsItWasSaidToBeLast() {
        records.record("ios/mac-2", state("ios", "mac-2", AgentStatus.AVAILABLE));
        records.record("ios/mac-1", state("ios", "mac-1", AgentStatus.AVAILABLE));
        records.record("ios/mac-2", state("ios", "mac-2", AgentStatus.RESERVED));
        assertThat(records.all())
                .extracting(agent -> agent.name() + " " + agent.status())
                .containsExactly("mac-1 AVAILABLE", "mac-2 RESERVED");
    }

    @Test
    void agentsThatAreGoneAndAgentsOfOthersAreNotKept() {
        records.record("ios/mac-1", state("ios", "mac-1", AgentStatus.AVAILABLE));
        records.record("ios/mac-1", null);
        records.record("other/mac-1", state("other", "mac-1", AgentStatus.AVAILABLE));
        assertThat(records.all()).isEmpty();
    }

    @Test
    void whatANewerServiceSaysIsPassedOverAndWhatWasSaidBeforeIsNotBelieved() {
        records.record("ios/mac-1", state("ios", "mac-1", AgentStatus.AVAILABLE));
        records.record("ios/mac-1", state("ios", "mac-1", AgentStatus.UNKNOWN));
        records.record("ios/mac-2", state("ios", "MAC 2", AgentStatus.AVAILABLE));
        records.record("ios/mac-3", TIMING);
        assertThat(records.all()).isEmpty();
    }

    @Test
    void saysWhomAnAgentServesAndWhyItIsOutOfService() {
        AgentState state = state("ios", "mac-1", AgentStatus.RESERVED);
        state.put(
                "use",
                new AgentUse("r-1", "ci-2", TIMING, true, 17L, 17L, 9L, 17L, 0L, 2, "flaky test", false, -1L, -1L));
        state.put(
                "withdrawn",
                new AgentWithdrawal(
                        io.berth.schemas.code.Withdrawal.DRAINED, "alice", "new disk", 60_000L, 5L, 7_000L));
        records.record("ios/mac-1", state);
        PoolAgent agent = records.all().iterator().next();
        PoolAgent.Use use = agent.use().orElseThrow();
        assertThat(use.master()).hasToString("ci-2");
        assertThat(use.request()).hasToString("r-1");
        assertThat(use.extensions()).isEqualTo(2);
        assertThat(use.debugging()).contains("flaky test");
        PoolAgent.OutOfService why = agent.withdrawn().orElseThrow();
        assertThat(why.kind()).isEqualTo(Withdrawal.DRAINED);
        assertThat(why.by().map(Object::toString)).isEqualTo(Optional.of("alice"));
        assertThat(why.since()).isEqualTo(Instant.ofEpochMilli(7_000));
        assertThat(why.length()).contains(Duration.ofMinutes(1));
        assertThat(agent.isAvailable()).isFalse();
    }

    private static AgentState state(String pool, String name, AgentStatus status) {
        return new AgentState(
                pool,
                name,
                status,
                true,
                "run-1",
                List.of("macos"),
                true,
                -1L,
                null,
                1L,
                1_000L,
                List.of(),
                null,
                0,
                null,
                0,
                0L,
                0L,
                false);
    }
}
