package io.berth.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import org.junit.jupiter.api.Test;

/** Whom an agent serves. */
class MastersTest {
    @Test
    void servesAMasterThatItIsToServe() {
        assertThat(Drive.serves("m0", "m1").says(AgentStatus.RESERVED, 42).lastOrder())
                .isEqualTo(Drive.prepare(42));
    }

    @Test
    void refusesAnotherOneWithASentenceAndRunsNothingForIt() {
        Drive drive = Drive.serves("m2").says(AgentStatus.RESERVED, 42);

        assertThat(drive.orders).isEmpty();
        assertThat(drive.last().persist()).isEqualTo(new Fence(42, true));
        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, 42, 42, false, false));
        assertThat(drive.notes).anyMatch(note -> note.text().contains("does not serve master m1"));
    }

    @Test
    void goesOnWithTheNextReservationAfterThat() {
        Drive drive = Drive.serves("m2")
                .says(AgentStatus.RESERVED, 42)
                .says(AgentStatus.CLEANING, 42)
                .hookSucceeds(HookKind.ON_FREED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
    }
}
