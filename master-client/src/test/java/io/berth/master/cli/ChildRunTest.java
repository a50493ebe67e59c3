package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildRunTest {
    private final FakeReservation reservation = new FakeReservation();

    @Test
    void aChildHasTenSecondsWhereTheMarginIsLonger() {
        reservation.untilInvalid = Duration.ofSeconds(-3);

        assertThat(ChildRun.grace(reservation, true)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aChildHasNoMoreThanWhatIsLeftOfTheMargin() {
        reservation.renewalTimeout = Duration.ofSeconds(40);
        reservation.untilInvalid = Duration.ofSeconds(-1);

        assertThat(ChildRun.grace(reservation, true)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aChildHasNothingOnceTheAgentMayBeAnothers() {
        reservation.untilInvalid = Duration.ofMinutes(-5);

        assertThat(ChildRun.grace(reservation, true)).isZero();
    }

    @Test
    void anEndByTheServiceLeavesTheMargin() {
        reservation.renewalTimeout = Duration.ofSeconds(40);
        reservation.untilInvalid = Duration.ofSeconds(30);

        assertThat(ChildRun.grace(reservation, true)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aStoppedChildMustNotCountOnAnotherRenewal() {
        reservation.renewalTimeout = Duration.ofSeconds(4);
        reservation.untilInvalid = Duration.ofSeconds(2);

        assertThat(ChildRun.grace(reservation, false)).isEqualTo(Duration.ofMillis(2400));
    }
}
