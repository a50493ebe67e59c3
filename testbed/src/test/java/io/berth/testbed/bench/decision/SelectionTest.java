package io.berth.testbed.bench.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final List<Shape> USUAL = List.of(Shape.FIXED, Shape.WIDE);

    @Test
    void withoutAChoiceEveryDecisionIsMeasuredInEveryUsualShapeAndSize() {
        assertThat(Selection.ALL.cases(USUAL))
                .hasSize(2 * Selection.DECISIONS.size() * 3)
                .contains(new Case(Shape.FIXED, "free", 100_000), new Case(Shape.WIDE, "free", 10_000))
                .doesNotContain(new Case(Shape.WIDE, "free", 100_000));
        assertThat(Selection.ALL.isAll()).isTrue();
    }

    @Test
    void oneCaseIsMeasuredByItself() {
        Selection one = new Selection(List.of(Shape.OWN), List.of("free"), List.of(1_000));

        assertThat(one.cases(USUAL)).containsExactly(new Case(Shape.OWN, "free", 1_000));
        assertThat(one.isAll()).isFalse();
    }

    @Test
    void whatIsChosenTwiceIsMeasuredOnceTheSmallestPoolFirst() {
        assertThat(new Selection(List.of(Shape.OWN), List.of("free", "free"), List.of(500, 100, 500)).cases(USUAL))
                .containsExactly(new Case(Shape.OWN, "free", 100), new Case(Shape.OWN, "free", 500));
    }

    @Test
    void everyDecisionIsABenchmark() {
        assertThat(DecisionBenchmark.class.getDeclaredMethods())
                .extracting("name")
                .containsAll(Selection.DECISIONS);
    }

    @Test
    void whatCannotBeMeasuredIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Selection(List.of(), List.of("fre"), List.of()))
                .withMessage("'fre' is no decision. Expected one of request, free, renew, cancel, askAgain.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Selection(List.of(), List.of(), List.of(99)))
                .withMessage("99 agents cannot be measured; expected 100 to 100000.");
    }
}
