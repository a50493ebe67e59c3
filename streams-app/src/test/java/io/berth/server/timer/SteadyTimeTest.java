package io.berth.server.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private static final long START_MS = 1_767_225_600_000L;

    private long nanos;
    private final SteadyTime time = new SteadyTime(START_MS, () -> nanos);

    @Test
    void goesOnFromTheSystemClockAsTheMonotonicClockDoes() {
        assertThat(time.milliseconds()).isEqualTo(START_MS);

        nanos += Duration.ofMinutes(3).toNanos() + 999_999;

        assertThat(time.milliseconds())
                .isEqualTo(START_MS + Duration.ofMinutes(3).toMillis());
        assertThat(time.nanoseconds()).isEqualTo(nanos);
    }

    @Test
    void waitsForNothingThatIsTrueAlready() throws InterruptedException {
        nanos += Duration.ofDays(1).toNanos();

        time.waitObject(this, () -> true, START_MS);

        assertThat(time.milliseconds()).isGreaterThan(START_MS);
    }

    @Test
    void givesUpAtTheDeadline() {
        nanos += Duration.ofSeconds(1).toNanos();

        assertThatThrownBy(() -> time.waitObject(this, () -> false, START_MS + 1000))
                .isInstanceOf(TimeoutException.class);
    }
}
