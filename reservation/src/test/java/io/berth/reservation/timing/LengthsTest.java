package io.berth.reservation.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "500ms, PT0.5S",
        "90s, PT90S",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "2h05m, PT2H5M",
        "7d, PT168H",
        "999999999d, PT23999999976H",
        "PT1H30M, PT1H30M",
        "PT0.5S, PT0.5S"
    })
    void whatPeopleWriteIsRead(String text, Duration length) {
        assertThat(Lengths.parse(text)).contains(length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "5",
                "-5s",
                "-PT5S",
                "5 s",
                "s",
                "1x",
                "9999999999s",
                "1.5h",
                "5min",
                "soon",
                "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s",
                "PT99999999999999999999S"
            })
    void theRestIsNoLength(String text) {
        assertThat(Lengths.parse(text)).isEmpty();
    }

    @Test
    void whatIsShownIsReadAsTheSameLength() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            // All sizes alike, from milliseconds to centuries.
            Duration length = Duration.ofMillis(random.nextLong() >>> 21 + random.nextInt(43));

            assertThat(Lengths.parse(Lengths.text(length))).contains(length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PT41.9S, 41s",
        "PT192S, 3m12s",
        "PT5M, 5m",
        "PT125M, 2h5m",
        "PT4H59S, 4h",
        "PT97H59M, 4d1h",
        "PT0.9S, 0s",
        "-PT1M, 0s"
    })
    void aRoughLengthHasTwoUnitsAtMost(Duration length, String shown) {
        assertThat(Lengths.rough(length)).isEqualTo(shown);
    }

    @Test
    void theExamplesAreRead() {
        assertThat(Lengths.EXAMPLES.split(", | or "))
                .allSatisfy(one -> assertThat(Lengths.parse(one)).isPresent());
    }
}
