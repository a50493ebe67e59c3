package io.berth.testbed.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.berth.testbed.simulator.SeedResult;
import io.berth.testbed.simulator.SeedResult.Failure;
import io.berth.testbed.simulator.check.Coverage;
import io.berth.testbed.simulator.check.Rare;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final Summary summary = new Summary();

    @Test
    void aPoolYearIsOneYearOfOnePool() {
        summary.add(new SeedResult(1, null, 1, 1, 8766 * HOUR, new Coverage()));
        summary.took(Duration.ofMinutes(30));
        assertThat(summary.poolYearsPerHour()).isCloseTo(2, within(1e-9));
    }

    @Test
    void aStateThatWasNeverReachedIsMissing() {
        Coverage coverage = new Coverage();
        coverage.saw(Rare.HOOK_HUNG);
        summary.add(new SeedResult(1, null, 1, 1, HOUR, coverage));
        assertThat(summary.missing()).contains("rare found unclean").doesNotContain("rare hook hung");
        assertThat(SummaryText.text(summary)).contains("Never reached").contains("rare found unclean");
    }

    @Test
    void aFailureSaysTheSeedTheWordsAndHowToSeeItAgain() {
        summary.add(new SeedResult(9, new Failure("S1", "Two masters \"rely\".", HOUR), 1, 1, HOUR, new Coverage()));
        summary.add(new SeedResult(3, new Failure("S2", "An epoch came back.", HOUR), 1, 1, HOUR, new Coverage()));
        assertThat(summary.failed()).extracting(SeedResult::seed).containsExactly(3L, 9L);
        assertThat(SummaryText.text(summary))
                .contains("Seed 9 broke S1 after 3600.000 virtual seconds: Two masters")
                .contains("./berth testbed simulate --seed 9 --trace");
        assertThat(SummaryText.json(summary))
                .contains("\"broken\":2")
                .contains("{\"seed\":9,\"invariant\":\"S1\",\"sentence\":\"Two masters \\\"rely\\\".\"}")
                .contains("\"rare hook hung\":0");
    }
}
