package io.berth.testbed.bench.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionReportTest {
    private static final Memory SMALL = new Memory(Shape.FIXED, 100_000, 300, 500, 700);

    @Test
    void aFlatDecisionOfAFewMicrosecondsIsWithinTheLimits() {
        DecisionReport report = report(Shape.FIXED, 2.0, 3.9, SMALL);
        assertThat(report.withinLimits()).isTrue();
        assertThat(report.text()).contains("Every limit holds").containsPattern("free +2\\.00 +3\\.90 +1\\.95 +9\\.0");
        assertThat(report.json()).endsWith("\"withinLimits\":true}");
    }

    @Test
    void aMedianThatDoublesIsNot() {
        DecisionReport report = report(Shape.FIXED, 2.0, 4.0, SMALL);
        assertThat(report.withinLimits()).isFalse();
        assertThat(report.text()).contains("FIXED free: grows 2.00 times");
    }

    @Test
    void aSlowMedianIsNot() {
        DecisionReport report = report(Shape.FIXED, 15.0, 20.0, SMALL);
        assertThat(report.withinLimits()).isFalse();
        assertThat(report.text()).contains("FIXED free: median 20.0 us");
    }

    @Test
    void aKilobyteForOneRequestIsNot() {
        DecisionReport report = report(Shape.FIXED, 2.0, 2.0, new Memory(Shape.FIXED, 100_000, 300, 500, 1024));
        assertThat(report.withinLimits()).isFalse();
        assertThat(report.text()).contains("FIXED memory: 1024 bytes for one");
    }

    @Test
    void theKnownWorstCaseIsShownAndNotJudged() {
        DecisionReport report = report(Shape.WIDE, 2.0, 200.0, SMALL);
        assertThat(report.withinLimits()).isTrue();
        assertThat(report.text()).contains("200.00");
    }

    @Test
    void oneCaseByItselfHasNoGrowthAndNoMemory() {
        DecisionReport report =
                new DecisionReport(List.of(new Figure(new Case(Shape.OWN, "free", 500), 3.0, 9.0, 1000)), List.of());
        assertThat(report.withinLimits()).isTrue();
        assertThat(report.text())
                .containsPattern("free +3\\.00 +- +9\\.0")
                .contains("What was measured is within its limits; not everything was.")
                .doesNotContain("bytes");
    }

    private static DecisionReport report(Shape shape, double small, double large, Memory memory) {
        return new DecisionReport(
                List.of(
                        // Not in order: the report sorts.
                        new Figure(new Case(shape, "free", 100_000), large, 9.0, 1000),
                        new Figure(new Case(shape, "free", 100), small, 5.0, 1000)),
                List.of(memory));
    }
}
