package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"0,PT0S", "500ms,PT0.5S", "90s,PT90S", "5m,PT5M", "1h30m,PT1H30M", "2d,PT48H"})
    void readsWhatPeopleWrite(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5s", "5 s", "s", "1x", "99999999999s"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void showsTwoUnitsAtMost() {
        assertThat(Durations.shown(Duration.ofMillis(41_900))).isEqualTo("41s");
        assertThat(Durations.shown(Duration.ofSeconds(192))).isEqualTo("3m12s");
        assertThat(Durations.shown(Duration.ofMinutes(125))).isEqualTo("2h05m");
        assertThat(Durations.shown(Duration.ofHours(97))).isEqualTo("4d01h");
        assertThat(Durations.shown(Duration.ofSeconds(-1))).isEqualTo("0s");
    }
}
