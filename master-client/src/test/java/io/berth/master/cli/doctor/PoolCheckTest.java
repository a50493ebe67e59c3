package io.berth.master.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.state.PoolHold;
import io.berth.schemas.state.PoolState;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolCheckTest {
    private static final Map<String, PoolState> POOLS = Map.of("ios", pool("ios", null));

    @Test
    void aPoolThatIsNotThereIsShownWithThoseThatAre() {
        Finding finding = PoolCheck.judge("isos", POOLS, Map.of());

        assertThat(finding.fault()).isEqualTo(Fault.CONFIGURATION);
        assertThat(finding.problems().get(0).sentence()).contains("there is no pool isos", "There are: ios");
        assertThat(finding.problems().get(0).fix()).contains("--pool ios", "berth.pools");
    }

    @Test
    void withoutAnyPoolTheServiceHasNeverRun() {
        assertThat(PoolCheck.judge("ios", Map.of(), Map.of()).problems().get(0).sentence())
                .contains("The service has never configured one");
    }

    @Test
    void agentsAreCountedByWhatTheyAreAt() {
        Finding finding = PoolCheck.judge("ios", POOLS, Map.of("available", 3));

        assertThat(finding.status()).isEqualTo(Status.OK);
        assertThat(finding.seen()).containsExactly("pool ios has 3 agents {available=3}");
    }

    @Test
    void aPoolWithoutAgentsOrWithNoneThatIsThereIsAWarning() {
        assertThat(PoolCheck.judge("ios", POOLS, Map.of()).problems().get(0).fix())
                .contains("berth-agent check");
        assertThat(PoolCheck.judge("ios", POOLS, Map.of("offline", 2))
                        .problems()
                        .get(0)
                        .sentence())
                .contains("offline");
    }

    @Test
    void aPoolOnHoldIsAWarningWithWhoSaidSo() {
        PoolHold hold = new PoolHold("alice", "new hypervisors", null, 1L, 2L);
        Finding finding = PoolCheck.judge("ios", Map.of("ios", pool("ios", hold)), Map.of("available", 1));

        assertThat(finding.status()).isEqualTo(Status.WARNING);
        assertThat(finding.problems().get(0).sentence()).contains("on hold by alice: new hypervisors");
        assertThat(finding.problems().get(0).fix()).startsWith("berth pool release --pool ios");
    }

    private static PoolState pool(String name, PoolHold hold) {
        return new PoolState(name, null, 0L, hold, -1L);
    }
}
