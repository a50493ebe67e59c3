package io.berth.reservation.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthsTest {

    @ParameterizedTest
    @CsvSource({
        "PT168H, 7d",
        "PT1H30M, 1h30m",
        "PT90S, 1m30s",
        "PT0.5S, 500ms",
        "PT25H0.001S, 1d1h1ms",
        "PT0S, 0s",
        "-PT5S, -5s"
    })
    void aLengthIsShownAsItIsConfigured(Duration length, String shown) {
        assertThat(Lengths.text(length)).isEqualTo(shown);
    }
}
