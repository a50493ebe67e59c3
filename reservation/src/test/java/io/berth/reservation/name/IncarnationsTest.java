package io.berth.reservation.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IncarnationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "run-1", "0C8EF4B2-7B5E-4E0C-9C57-2F6E9A4D3A11"})
    void acceptsLettersDigitsAndHyphens(String incarnation) {
        assertThat(Incarnations.problem(incarnation)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"run 1", "run_1", "run-1\n", "é", "\u001b[2J"})
    void refusesEverythingElseInPrintableWords(String incarnation) {
        assertThat(Incarnations.problem(incarnation))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).contains(Incarnations.RULE).matches("[\\x20-\\x7e]+"));
    }

    @Test
    void acceptsSixtyFourCharactersAndNotOneMore() {
        assertThat(Incarnations.problem("a".repeat(64))).isEmpty();
        assertThat(Incarnations.problem("a".repeat(65))).isPresent();
    }
}
