package io.berth.server.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private long wallMs = 1_767_225_600_000L;
    private long nanos;
    private final ClockWatch watch = new ClockWatch(() -> wallMs, () -> nanos);

    @Test
    void saysByHowMuchTheClockWasSetBackAndSaysItOnce() {
        pass(Duration.ofSeconds(1));
        wallMs -= Duration.ofHours(1).toMillis();

        assertThat(watch.look()).isEqualTo(Duration.ofHours(1));
        assertThat(watch.look()).isZero();
    }

    @Test
    void bearsWhatClientsBear() {
        wallMs -= ClockWatch.TOLERATED.toMillis();
        assertThat(watch.look()).isZero();

        wallMs -= ClockWatch.TOLERATED.toMillis() + 1;
        assertThat(watch.look()).isEqualTo(ClockWatch.TOLERATED.plusMillis(1));
    }

    @Test
    void isNotAlarmedByAClockThatWasSetForwardNorByTimeThatPasses() {
        wallMs += Duration.ofHours(2).toMillis();
        assertThat(watch.look()).isZero();

        pass(Duration.ofDays(400));
        assertThat(watch.look()).isZero();
    }

    @Test
    void noticesThatAClockWhichWasSetForwardIsSetBackAgain() {
        wallMs += Duration.ofHours(2).toMillis();
        watch.look();
        wallMs -= Duration.ofHours(2).toMillis();

        assertThat(watch.look()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void manySmallStepsBackAreNoneOfTheKindThatHarms() {
        for (int i = 0; i < 100; i++) {
            pass(Duration.ofHours(1));
            wallMs -= 200;
            assertThat(watch.look()).isZero();
        }
    }

    private void pass(Duration time) {
        wallMs += time.toMillis();
        nanos += time.toNanos();
    }
}
