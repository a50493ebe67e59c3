package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");

    @Test
    void aTimeIsOfTheZoneHereUnlessItSaysAnother() {
        assertThat(read("2026-11-29T02:13")).isEqualTo("2026-11-29T01:13:00Z");
        assertThat(read("2026-11-29 02:13:30")).isEqualTo("2026-11-29T01:13:30Z");
        assertThat(read("2026-11-29T02:13Z")).isEqualTo("2026-11-29T02:13:00Z");
        assertThat(read("2026-11-29T02:13:00+03:00")).isEqualTo("2026-11-28T23:13:00Z");
    }

    @Test
    void aTimeWithoutADateIsTheLastOne() {
        assertThat(read("02:13")).isEqualTo("2026-11-29T01:13:00Z");
        assertThat(read("22:00")).isEqualTo("2026-11-28T21:00:00Z");
    }

    @Test
    void whatIsStillToComeIsRefused() {
        assertThatThrownBy(() -> read("2026-11-30T02:13")).hasMessageContaining("2026-11-30 02:13:00 is still to come");
    }

    @Test
    void whatIsNoTimeIsRefusedWithAnExample() {
        assertThatThrownBy(() -> read("last night"))
                .hasMessageContaining("'last night' is no time. Expected for example 2026-11-29T09:00, or 02:13")
                .hasMessageContaining("Europe/Berlin");
        assertThatThrownBy(() -> read("2026-02-30T02:13")).hasMessageContaining("is no time");
    }

    private static Instant read(String text) {
        return Times.parse(text, NOW, BERLIN);
    }
}
