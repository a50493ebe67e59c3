package io.berth.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureBudgetTest {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final FailureBudget budget = FailureBudget.standard();

    @Test
    void allowsThreeReplacementsAndNotAFourth() {
        assertThat(budget.spend(0)).isTrue();
        assertThat(budget.spend(MINUTE)).isTrue();
        assertThat(budget.spend(2 * MINUTE)).isTrue();
        assertThat(budget.spend(5 * MINUTE - 1)).isFalse();
    }

    @Test
    void forgetsAFailureAfterFiveMinutes() {
        budget.spend(0);
        budget.spend(MINUTE);
        budget.spend(2 * MINUTE);

        assertThat(budget.spend(5 * MINUTE)).isTrue();
        assertThat(budget.spend(5 * MINUTE)).isFalse();
    }

    @Test
    void aRefusalCostsNothing() {
        budget.spend(0);
        budget.spend(0);
        budget.spend(0);
        budget.spend(4 * MINUTE);

        assertThat(budget.spend(5 * MINUTE)).isTrue();
        assertThat(budget.spend(5 * MINUTE)).isTrue();
        assertThat(budget.spend(5 * MINUTE)).isTrue();
    }

    @Test
    void countsOnWhenTheMonotonicClockWraps() {
        long start = Long.MAX_VALUE - MINUTE;
        budget.spend(start);
        budget.spend(start);
        budget.spend(start);

        assertThat(budget.spend(start + 2 * MINUTE)).isFalse();
        assertThat(budget.spend(start + 5 * MINUTE)).isTrue();
    }
}
