package io.berth.agent.session;

import static io.berth.agent.session.HookKind.ON_FREED;
import static io.berth.agent.session.HookKind.ON_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From reserved to clean. */
class ReservationTest {
    @Test
    void writesTheEpochInTheStepThatStartsTheHookAndReportsIt() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 42);

        assertThat(drive.last().persist()).isEqualTo(new Fence(42, true));
        assertThat(drive.last().hooks()).containsExactly(Drive.prepare(42));
        assertThat(drive.last().reports()).containsExactly(new Report(42, false, -1, -1, 42, false, false));
    }

    @Test
    void isReadyOnlyWhenTheHookIsThrough() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 42);
        assertThat(drive.lastReport().ready()).isFalse();

        drive.hookSucceeds(ON_RESERVED, 42);

        assertThat(drive.last().reports()).containsExactly(new Report(42, true, -1, -1, 42, false, false));
    }

    @Test
    void isReadyAtOnceWithoutAnOnReservedHook() {
        Drive drive = Drive.withoutHooks().says(AgentStatus.AVAILABLE, -1).says(AgentStatus.RESERVED, 42);

        assertThat(drive.last().persist()).isEqualTo(new Fence(42, true));
        assertThat(drive.lastReport().ready()).isTrue();
        assertThat(drive.orders).isEmpty();
    }

    @Test
    void doesNothingWhenTheSameReservationIsSaidAgain() {
        Drive drive = Drive.serving(42).saysReady(42).saysReady(42);

        assertThat(drive.orders).containsExactly(Drive.prepare(42));
        assertThat(drive.last().persist()).isNull();
    }

    @Test
    void ignoresAReservationOfAnotherRunUntilItIsRegisteredItself() {
        Drive drive = Drive.withHooks().saysOfRun("run-0", AgentStatus.RESERVED, 42);

        assertThat(drive.orders).isEmpty();
        assertThat(drive.lastReport().servingEpoch()).isEqualTo(-1);
        assertThat(drive.last().exit()).isNull();
    }

    @Test
    void reportsAFailedHookAsAFailedEpochThatIsStillItsOwn() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 42).hookFails(ON_RESERVED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, 42, 42, false, false));
        assertThat(drive.says(AgentStatus.QUARANTINED, 42).orders).containsExactly(Drive.prepare(42));
    }

    @Test
    void cleansUpAfterAFailedOnReservedHookWhenTheServiceAsksForIt() {
        Drive drive = Drive.available()
                .says(AgentStatus.RESERVED, 42)
                .hookFails(ON_RESERVED, 42)
                .says(AgentStatus.CLEANING, 42)
                .hookSucceeds(ON_FREED, 42);

        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42));
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
    }

    @Test
    void cleansUpThenSaysSoWithTheFenceWrittenFirst() {
        Drive drive = Drive.serving(42).says(AgentStatus.CLEANING, 42);
        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));
        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, -1, 42, false, false));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.last().persist()).isEqualTo(new Fence(42, false));
        assertThat(drive.last().reports()).containsExactly(new Report(-1, false, 42, -1, 42, false, false));
    }

    @Test
    void reportsAFailedCleanUpAsAFailedEpochAndStaysUncleanOnDisk() {
        Drive drive = Drive.serving(42).says(AgentStatus.CLEANING, 42).hookFails(ON_FREED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, 42, 42, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(42, true));
    }

    @Test
    void endsARunningOnReservedHookBeforeItCleansUp() {
        Drive drive = Drive.available().says(AgentStatus.RESERVED, 42).says(AgentStatus.CLEANING, 42);
        assertThat(drive.lastOrder()).isEqualTo(new HookOrder.Stop(ON_RESERVED, 42));

        drive.hookFails(ON_RESERVED, 42);

        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));
        assertThat(drive.lastReport().failedEpoch()).isEqualTo(-1);
    }

    @Test
    void cleansUpAlsoWhenTheHookWasThroughJustBeforeItWasStopped() {
        Drive drive = Drive.available()
                .says(AgentStatus.RESERVED, 42)
                .says(AgentStatus.CLEANING, 42)
                .hookSucceeds(ON_RESERVED, 42);

        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));
        assertThat(drive.reports).noneMatch(Report::ready);
    }

    @Test
    void cleansUpAfterAnEpochThatItNeverSaw() {
        Drive drive = Drive.available().says(AgentStatus.CLEANING, 42);
        assertThat(drive.last().persist()).isEqualTo(new Fence(42, true));
        assertThat(drive.lastOrder()).isEqualTo(Drive.cleanUnseen(42));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.lastReport().cleanEpoch()).isEqualTo(42);
    }

    @Test
    void doesNotCleanTheSameEpochTwice() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .hookSucceeds(ON_FREED, 42)
                .says(AgentStatus.CLEANING, 42);

        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42));
    }

    @ParameterizedTest
    @EnumSource(names = {"AVAILABLE", "LOCK_DELAY", "OFFLINE", "OFFERED"})
    void dropsServingWithoutACleanUpWhenThereIsNoHook(AgentStatus next) {
        Drive drive = Drive.withoutHooks().says(AgentStatus.RESERVED, 42).says(next, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
    }

    @Test
    void cleansUpWhenTheReservationIsGoneWithoutAWordAboutCleaning() {
        Drive drive = Drive.serving(42).says(AgentStatus.AVAILABLE, 42);

        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));
    }

    @Test
    void finishesCleaningBeforeItAcceptsTheNextEpoch() {
        Drive drive = Drive.serving(42).says(AgentStatus.CLEANING, 42).says(AgentStatus.RESERVED, 43);
        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));
        assertThat(drive.lastReport().highestEpoch()).isEqualTo(42);

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.lastOrder()).isEqualTo(Drive.prepare(43));
        assertThat(drive.last().persist()).isEqualTo(new Fence(43, true));
        assertThat(drive.lastReport()).isEqualTo(new Report(43, false, 42, -1, 43, false, false));
    }

    @Test
    void goesOverToAHigherEpochAtOnceWithoutHooks() {
        Drive drive = Drive.withoutHooks().says(AgentStatus.RESERVED, 42).says(AgentStatus.RESERVED, 43);

        assertThat(drive.last().reports()).containsExactly(new Report(43, true, 42, -1, 43, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(43, true));
    }

    @Test
    void failsTheNextEpochWhenItCannotCleanUpAfterTheOneBefore() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .says(AgentStatus.RESERVED, 43)
                .hookFails(ON_FREED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(43, false, -1, 43, 43, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(43, true));
        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42));
    }

    @Test
    void triesToCleanOnceMoreWhenAnOperatorPutItBackAndItIsReservedAgain() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .hookFails(ON_FREED, 42)
                .says(AgentStatus.AVAILABLE, 42)
                .says(AgentStatus.RESERVED, 43);
        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.lastOrder()).isEqualTo(Drive.prepare(43));
        assertThat(drive.lastReport()).isEqualTo(new Report(43, false, 42, -1, 43, false, false));
    }

    @Test
    void ignoresTheEndOfAHookThatItDoesNotWaitFor() {
        Drive drive = Drive.serving(42).hookFails(ON_RESERVED, 41).hookFails(ON_FREED, 42);

        assertThat(drive.lastReport().servingEpoch()).isEqualTo(42);
        assertThat(drive.lastReport().ready()).isTrue();
    }
}
