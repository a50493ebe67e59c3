package io.berth.testbed.simulator.check;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.agent.session.Fence;
import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.Report;
import org.junit.jupiter.api.Test;

/** The observer itself is tested with what it must find. */
class MachineCheckTest {
    private final MachineCheck check = new MachineCheck("mac", true);

    @Test
    void aLowerFenceOverAHigherOneIsFound() {
        assertBroken(() -> check.writes(new Fence(9, true), new Fence(8, true)));
    }

    @Test
    void aHookThatStartsBeforeItsEpochIsOnDiskIsFound() {
        assertBroken(() -> check.ordered(reserved(9), false, new Fence(8, true)));
    }

    @Test
    void aSecondHookBesideTheFirstIsFound() {
        assertBroken(() -> check.ordered(reserved(9), true, new Fence(9, true)));
    }

    @Test
    void anEpochThatIsAcceptedAfterAHigherOneIsFound() {
        serve(9);
        assertBroken(() -> check.ordered(reserved(8), false, new Fence(9, false)));
    }

    @Test
    void workForTheNextEpochBeforeTheCleanUpIsFound() {
        check.ordered(reserved(9), false, new Fence(9, true));
        assertBroken(() -> check.ordered(reserved(10), false, new Fence(10, true)));
    }

    @Test
    void aReportAboveWhatIsOnDiskIsFound() {
        assertBroken(() -> check.says(new Report(9, true, -1, -1, 9, false, false), new Fence(8, true)));
    }

    @Test
    void theSameEpochOnceMoreIsAllowedToAMachineThatForgotEverything() {
        serve(9);
        assertBroken(() -> check.ordered(reserved(9), false, new Fence(9, true)));
        check.reinstalled();
        assertThatCode(() -> check.ordered(reserved(9), false, new Fence(9, true)))
                .doesNotThrowAnyException();
    }

    @Test
    void anOrderlyLifeIsNotComplainedAbout() {
        assertThatCode(() -> {
                    serve(9);
                    serve(12);
                    check.says(new Report(-1, false, 12, -1, 12, false, false), new Fence(12, false));
                })
                .doesNotThrowAnyException();
    }

    private void serve(long epoch) {
        check.ordered(reserved(epoch), false, new Fence(epoch, true));
        HookOrder.Start clean = new HookOrder.Start(HookKind.ON_FREED, epoch, "", "");
        check.ordered(clean, false, new Fence(epoch, true));
        check.finished(clean, true);
    }

    private static HookOrder reserved(long epoch) {
        return new HookOrder.Start(HookKind.ON_RESERVED, epoch, "r", "m");
    }

    private static void assertBroken(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BrokenInvariant.class, broken -> {
            org.assertj.core.api.Assertions.assertThat(broken.code()).isEqualTo("S3");
        });
    }
}
