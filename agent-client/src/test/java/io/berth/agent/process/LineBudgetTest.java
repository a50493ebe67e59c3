package io.berth.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBudgetTest {
    private final List<String> lines = new ArrayList<>();
    private long now;
    private final LineBudget budget = new LineBudget(lines::add, () -> now);

    @Test
    void dropsLinesPastTheBurstAndSaysHowMany() {
        print(LineBudget.BURST + 5);
        budget.end();

        assertThat(lines).hasSize(LineBudget.BURST + 1).endsWith("[5 lines were dropped]");
    }

    @Test
    void letsOneLineThroughForEachSecondAfterTheBurst() {
        print(LineBudget.BURST + 5);
        now += Duration.ofMillis(2500).toNanos();
        lines.clear();
        print(3);

        assertThat(lines).containsExactly("[5 lines were dropped]", "line", "line");
    }

    @Test
    void savesUpNoMoreThanABurst() {
        now += Duration.ofDays(1).toNanos();
        print(LineBudget.BURST + 1);

        assertThat(lines).hasSize(LineBudget.BURST);
    }

    private void print(int count) {
        for (int i = 0; i < count; i++) {
            budget.accept("line");
        }
    }
}
