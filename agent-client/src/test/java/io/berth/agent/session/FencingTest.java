package io.berth.agent.session;

import static io.berth.agent.session.HookKind.ON_FREED;
import static io.berth.agent.session.HookKind.ON_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.reservation.pool.AgentStatus;
import org.junit.jupiter.api.Test;

/** Invariant S3, also over restarts. */
class FencingTest {
    @Test
    void refusesALowerEpochCountsItAndSaysSo() {
        Drive drive = Drive.withHooks(new Fence(42, false)).says(AgentStatus.RESERVED, 41);

        assertThat(drive.orders).isEmpty();
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
        assertThat(drive.lastReport().servingEpoch()).isEqualTo(-1);
        assertThat(drive.session.refusedLowerEpochs()).isEqualTo(1);
        assertThat(drive.notes).anyMatch(note -> note.warning() && note.text().contains("Refused epoch 41"));
    }

    @Test
    void countsARefusalOnceHoweverOftenItIsSaid() {
        Drive drive = Drive.withHooks(new Fence(42, false))
                .says(AgentStatus.RESERVED, 41)
                .says(AgentStatus.RESERVED, 41)
                .heartbeats(3);

        assertThat(drive.session.refusedLowerEpochs()).isEqualTo(1);
    }

    @Test
    void cleansUpForAServiceThatHasLostWhatIsServedAndCleansALowerEpoch() {
        Drive drive = Drive.serving(128).says(AgentStatus.CLEANING, 40).hookSucceeds(ON_FREED, 128);
        assertThat(drive.orders).containsExactly(Drive.prepare(128), Drive.clean(128), Drive.cleanUnseen(40));

        drive.hookSucceeds(ON_FREED, 40);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 40, -1, 128, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(128, false));
        assertThat(drive.notes).anyMatch(note -> note.warning() && note.text().contains("lost epoch 128"));
    }

    @Test
    void neitherServesOnNorAcceptsLessWhenAServiceThatHasLostWhatIsServedReservesALowerEpoch() {
        Drive drive = Drive.serving(128)
                .says(AgentStatus.RESERVED, 40)
                .hookSucceeds(ON_FREED, 128)
                .heartbeats(3);

        assertThat(drive.orders).containsExactly(Drive.prepare(128), Drive.clean(128));
        assertThat(drive.session.refusedLowerEpochs()).isEqualTo(1);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 128, -1, 128, false, true));
    }

    @Test
    void takesNothingLowerEitherToFailItWhenItCannotCleanUp() {
        Drive drive = Drive.withHooks(new Fence(128, false))
                .says(AgentStatus.CLEANING, 40)
                .says(AgentStatus.RESERVED, 41)
                .hookFails(ON_FREED, 40);

        assertThat(drive.orders).hasSize(1);
        assertThat(drive.disk).isEqualTo(new Fence(128, false));
        assertThat(drive.lastReport().failedEpoch()).isEqualTo(40);
        assertThat(drive.lastReport().highestEpoch()).isEqualTo(128);
    }

    @Test
    void acceptsNothingLowerAfterARestartEitherWhenTheServiceHasLostWhatWasServed() {
        Fence left = Drive.serving(128)
                .says(AgentStatus.CLEANING, 40)
                .hookSucceeds(ON_FREED, 128)
                .hookSucceeds(ON_FREED, 40)
                .disk;

        assertThat(Drive.withHooks(left).says(AgentStatus.RESERVED, 41).orders).isEmpty();
        assertThat(Drive.withHooks(left).says(AgentStatus.RESERVED, 129).lastOrder())
                .isEqualTo(Drive.prepare(129));
    }

    @Test
    void endsAHookOfAReservationThatTheServiceHasLost() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 128).says(AgentStatus.CLEANING, 40);

        assertThat(drive.lastOrder()).isEqualTo(new HookOrder.Stop(ON_RESERVED, 128));
    }

    @Test
    void acceptsAHigherEpochThanTheOneOnDisk() {
        Drive drive = Drive.withHooks(new Fence(42, false)).says(AgentStatus.RESERVED, 43);

        assertThat(drive.lastOrder()).isEqualTo(Drive.prepare(43));
    }

    @Test
    void saysAfterARestartThatTheLastEpochIsCleanWhenItWas() {
        Drive drive = Drive.withHooks(new Fence(42, false));

        assertThat(drive.reports).containsExactly(new Report(-1, false, 42, -1, 42, false, false));
        assertThat(drive.says(AgentStatus.CLEANING, 42).orders).isEmpty();
    }

    @Test
    void doesNotPretendAfterACrashThatItStillServes() {
        Drive drive = Drive.withHooks(new Fence(42, true))
                .saysOfRun("run-0", AgentStatus.RESERVED, 42)
                .says(AgentStatus.RESERVED, 42);

        assertThat(drive.reports).containsOnly(new Report(-1, false, -1, -1, 42, false, false));
        assertThat(drive.orders).isEmpty();
    }

    @Test
    void cleansUpAfterACrashWhenTheServiceHasEndedTheReservation() {
        Drive drive = Drive.withHooks(new Fence(42, true))
                .says(AgentStatus.RESERVED, 42)
                .says(AgentStatus.CLEANING, 42);
        assertThat(drive.orders).containsExactly(Drive.cleanUnseen(42));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
    }

    @Test
    void cleansUpAfterACrashBeforeItAcceptsWhatIsReservedNext() {
        Drive drive = Drive.withHooks(new Fence(42, true)).says(AgentStatus.RESERVED, 43);
        assertThat(drive.orders).containsExactly(Drive.cleanUnseen(42));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.lastOrder()).isEqualTo(Drive.prepare(43));
    }

    @Test
    void doesNotServeAnEpochAgainThatItAlreadyCleanedUpAfter() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .hookSucceeds(ON_FREED, 42)
                .says(AgentStatus.RESERVED, 42);

        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42));
        assertThat(drive.lastReport().servingEpoch()).isEqualTo(-1);
    }

    @Test
    void neverLowersWhatIsOnDisk() {
        Drive drive = Drive.available()
                .says(AgentStatus.RESERVED, 42)
                .hookSucceeds(ON_RESERVED, 42)
                .says(AgentStatus.CLEANING, 42)
                .hookSucceeds(ON_FREED, 42)
                .says(AgentStatus.CLEANING, 7)
                .hookSucceeds(ON_FREED, 7);

        assertThat(drive.disk).isEqualTo(new Fence(42, false));
        assertThat(drive.lastReport().cleanEpoch()).isEqualTo(7);
        assertThat(drive.lastReport().highestEpoch()).isEqualTo(42);
    }

    @Test
    void knowsNoFenceThatContradictsItself() {
        assertThatThrownBy(() -> new Fence(-1, true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fence(-2, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
