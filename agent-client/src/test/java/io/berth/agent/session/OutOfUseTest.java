package io.berth.agent.session;

import static io.berth.agent.session.HookKind.ON_FREED;
import static io.berth.agent.session.HookKind.ON_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators do to an agent: take it out of use, bring it back, forget it. */
class OutOfUseTest {
    @ParameterizedTest
    @EnumSource(names = {"DRAINED", "QUARANTINED"})
    void doesNothingAndAgreesWhenItIsTakenOutWhileItServesNobody(AgentStatus out) {
        Drive drive = Drive.available().says(out, -1).heartbeats(3);

        assertThat(drive.orders).isEmpty();
        assertThat(drive.reports).containsOnly(new Report(-1, false, -1, -1, -1, false, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAINED", "QUARANTINED"})
    void servesTheNextReservationOnceItIsBack(AgentStatus out) {
        Drive drive = Drive.available()
                .says(out, -1)
                .says(AgentStatus.AVAILABLE, -1)
                .says(AgentStatus.RESERVED, 42)
                .hookSucceeds(ON_RESERVED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(42, true, -1, -1, 42, false, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"DRAINED", "QUARANTINED"})
    void cleansUpWhenItIsOutOfUseAndNobodyHoldsItAnyMore(AgentStatus out) {
        Drive drive = Drive.serving(42).says(out, 42).hookSucceeds(ON_FREED, 42);

        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42));
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
    }

    @Test
    void cleansUpOnceMoreWhenItIsResumedAfterACleanUpThatFailed() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .hookFails(ON_FREED, 42)
                .says(AgentStatus.QUARANTINED, 42)
                .says(AgentStatus.AVAILABLE, 42);
        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42), Drive.clean(42));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
    }

    @Test
    void cleansUpOnceEachTimeThatItIsResumedAndSaysWhatBecameOfIt() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .hookFails(ON_FREED, 42)
                .says(AgentStatus.QUARANTINED, 42);
        assertThat(drive.lastReport().failedEpoch()).isEqualTo(42);

        drive.says(AgentStatus.CLEANING, 42);
        assertThat(drive.lastReport().failedEpoch()).isEqualTo(-1);
        drive.hookFails(ON_FREED, 42).heartbeats(3);
        assertThat(drive.lastReport().failedEpoch()).isEqualTo(42);
        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42), Drive.clean(42));

        drive.says(AgentStatus.QUARANTINED, 42).says(AgentStatus.CLEANING, 42).hookSucceeds(ON_FREED, 42);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
    }

    @Test
    void cleansUpWhenItIsResumedAfterItCouldNotPrepare() {
        Drive drive = Drive.available()
                .says(AgentStatus.RESERVED, 42)
                .hookFails(ON_RESERVED, 42)
                .says(AgentStatus.QUARANTINED, 42)
                .says(AgentStatus.CLEANING, 42);
        assertThat(drive.lastReport().failedEpoch()).isEqualTo(-1);

        drive.hookFails(ON_FREED, 42);

        assertThat(drive.lastReport().failedEpoch()).isEqualTo(42);
    }

    @Test
    void doesNotTryAgainByItselfWhenThatFailsToo() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .hookFails(ON_FREED, 42)
                .says(AgentStatus.QUARANTINED, 42)
                .says(AgentStatus.AVAILABLE, 42)
                .hookFails(ON_FREED, 42)
                .heartbeats(3);

        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42), Drive.clean(42));
        assertThat(drive.disk).isEqualTo(new Fence(42, true));
    }

    @Test
    void leavesAnUncleanMachineAsItIsWhileItIsInQuarantineAndCleansUpWhenItIsResumed() {
        Drive drive = Drive.withHooks(new Fence(42, true))
                .says(AgentStatus.QUARANTINED, 42)
                .heartbeats(3);
        assertThat(drive.orders).isEmpty();

        drive.says(AgentStatus.AVAILABLE, 42).hookSucceeds(ON_FREED, 42);

        assertThat(drive.orders).containsExactly(Drive.cleanUnseen(42));
        assertThat(drive.lastReport().cleanEpoch()).isEqualTo(42);
    }

    @Test
    void insistsWhenItWasRemovedUntilItIsRegisteredAgain() {
        Drive drive = Drive.available().isForgotten().heartbeats(3);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, -1, -1, false, true));
        assertThat(drive.notes)
                .anyMatch(note -> note.warning() && note.text().contains("The service has forgotten this agent"));

        drive.says(AgentStatus.AVAILABLE, -1);

        assertThat(drive.lastReport().insist()).isFalse();
    }

    @Test
    void isNotAlarmedThatNobodyKnowsItBeforeItIsRegistered() {
        Drive drive = Drive.withHooks().isForgotten();

        assertThat(drive.notes).isEmpty();
        assertThat(drive.last().exit()).isNull();
    }

    @Test
    void servesOnWhenItIsForgottenAndKeepsWhatItMustNotForget() {
        Drive drive = Drive.serving(42).isForgotten().heartbeats(3);

        assertThat(drive.orders).containsExactly(Drive.prepare(42));
        assertThat(drive.disk).isEqualTo(new Fence(42, true));
        assertThat(drive.lastReport()).isEqualTo(new Report(42, true, -1, -1, 42, false, true));
    }

    /** The service lost what it knew, hears of the epoch from the agent itself, and asks for the clean-up. */
    @Test
    void cleansUpTheEpochThatTheServiceKnowsOnlyFromItself() {
        Drive drive = Drive.serving(42).isForgotten().heartbeats(3).says(AgentStatus.CLEANING, 42);
        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.last().persist()).isEqualTo(new Fence(42, false));
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
    }

    @Test
    void refusesWhatWasGrantedBeforeItWasForgotten() {
        Drive drive = Drive.serving(42)
                .says(AgentStatus.CLEANING, 42)
                .hookSucceeds(ON_FREED, 42)
                .isForgotten()
                .says(AgentStatus.RESERVED, 41);

        assertThat(drive.session.refusedLowerEpochs()).isEqualTo(1);
        assertThat(drive.lastReport().servingEpoch()).isEqualTo(-1);
    }
}
