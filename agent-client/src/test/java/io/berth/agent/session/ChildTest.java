package io.berth.agent.session;

import static io.berth.agent.session.HookKind.ON_FREED;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The supervised child, from reserved to clean. */
class ChildTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ChildPolicy SAYS_READY = new ChildPolicy(Optional.empty(), 3);
    private static final ChildPolicy READY_AFTER_TWO_SECONDS = new ChildPolicy(Optional.of(SECOND.multipliedBy(2)), 3);

    @Test
    void startsItWithTheFenceWrittenFirstAndIsNotReadyYet() {
        Drive drive = Drive.withChild(SAYS_READY).says(AgentStatus.RESERVED, 42);

        assertThat(drive.last().persist()).isEqualTo(new Fence(42, true));
        assertThat(drive.last().children()).containsExactly(Drive.startChild(42));
        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, -1, 42, false, false));
    }

    @Test
    void isReadyWhenTheChildSaysSo() {
        Drive drive = Drive.withChild(SAYS_READY).says(AgentStatus.RESERVED, 42).after(Duration.ofMinutes(1));
        assertThat(drive.lastReport().ready()).isFalse();

        drive.childSaysReady(42);

        assertThat(drive.last().reports()).containsExactly(new Report(42, true, -1, -1, 42, false, false));
    }

    @Test
    void isReadyWhenTheChildHasRunForAWhile() {
        Drive drive = Drive.withChild(READY_AFTER_TWO_SECONDS).says(AgentStatus.RESERVED, 42);
        assertThat(drive.last().nextPollNanos())
                .isEqualTo(SECOND.multipliedBy(2).toNanos());
        assertThat(drive.after(SECOND).lastReport().ready()).isFalse();

        assertThat(drive.after(SECOND).lastReport().ready()).isTrue();
    }

    @Test
    void startsItAgainAfterAPauseThatDoublesUpToHalfAMinute() {
        Drive drive = serving();

        for (int pause : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            drive.childExits(42);
            assertThat(drive.lastReport().ready()).as("it is down").isFalse();
            int before = drive.children.size();
            drive.after(SECOND.multipliedBy(pause).minusNanos(1));
            assertThat(drive.children).as("pause of %s s", pause).hasSize(before);
            drive.after(Duration.ofNanos(1));
            assertThat(drive.last().children()).containsExactly(Drive.startChild(42));
            drive.childSaysReady(42);
            assertThat(drive.lastReport().ready()).isTrue();
        }
    }

    @Test
    void startsItAgainSoonAfterItRanWell() {
        Drive drive = serving().childExits(42).after(SECOND).childExits(42).after(SECOND.multipliedBy(2));
        drive.childSaysReady(42).saysReady(42).after(Supervision.RAN_WELL).childExits(42);

        assertThat(drive.after(SECOND).last().children()).containsExactly(Drive.startChild(42));
    }

    @Test
    void anyEndCountsAsAFailureAlsoOneWithExitCodeZero() {
        assertThat(serving().childExits(42).notes).last().satisfies(note -> {
            assertThat(note.warning()).isTrue();
            assertThat(note.text()).contains("exit code 0", "started again");
        });
    }

    @Test
    void refusesTheReservationWhenTheChildEndsTooOftenBeforeItIsReady() {
        Drive drive = Drive.withChild(SAYS_READY)
                .says(AgentStatus.RESERVED, 42)
                .childExits(42)
                .after(SECOND)
                .childExits(42)
                .after(SECOND.multipliedBy(2))
                .childExits(42);
        assertThat(drive.last().children()).containsExactly(Drive.stopChild(42));
        assertThat(drive.lastReport().failedEpoch())
                .as("something of it may still run")
                .isEqualTo(-1);

        drive.childIsGone(42);

        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, 42, 42, false, false));
        drive.says(AgentStatus.CLEANING, 42).hookSucceeds(ON_FREED, 42);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
    }

    @Test
    void keepsTryingOnceTheChildWasReady() {
        Drive drive = serving();
        for (int i = 0; i < 10; i++) {
            drive.childExits(42).after(Duration.ofSeconds(30));
        }

        assertThat(drive.reports).allMatch(report -> report.failedEpoch() == -1);
        assertThat(drive.children).hasSize(11).containsOnly(Drive.startChild(42));
    }

    @Test
    void endsItWithAllThatCameOfItBeforeItCleansUp() {
        Drive drive = serving().says(AgentStatus.CLEANING, 42);
        assertThat(drive.last().children()).containsExactly(Drive.stopChild(42));
        assertThat(drive.orders).isEmpty();
        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, -1, 42, false, false));

        drive.childExits(42).childIsGone(42);
        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));

        drive.hookSucceeds(ON_FREED, 42);
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
        assertThat(drive.children).containsExactly(Drive.startChild(42), Drive.stopChild(42));
    }

    @Test
    void endsWhatItLeftBehindAlsoWhereItWaitsToBeStartedAgain() {
        Drive drive = serving().childExits(42).says(AgentStatus.CLEANING, 42);

        assertThat(drive.last().children()).containsExactly(Drive.stopChild(42));
        assertThat(drive.after(Duration.ofMinutes(1)).last().children()).isEmpty();
    }

    @Test
    void isCleanWithoutAHookWhenNothingOfTheChildIsLeft() {
        Drive drive = Drive.withChild(SAYS_READY, false, Fence.NONE)
                .says(AgentStatus.RESERVED, 42)
                .says(AgentStatus.CLEANING, 42);
        assertThat(drive.lastReport().cleanEpoch()).isEqualTo(-1);

        drive.childIsGone(42);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, false));
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
    }

    /** Found by the simulator: the same report once more was no news to the service, which asked for ever. */
    @Test
    void insistsThatItIsCleanWhenItIsAskedOnceMoreWithoutAHook() {
        Drive drive = Drive.withChild(SAYS_READY, false, Fence.NONE)
                .says(AgentStatus.RESERVED, 42)
                .says(AgentStatus.CLEANING, 42)
                .childIsGone(42);
        assertThat(drive.lastReport().insist()).as("it is news").isFalse();

        drive.says(AgentStatus.QUARANTINED, 42).says(AgentStatus.CLEANING, 42);
        assertThat(drive.last().reports()).containsExactly(new Report(-1, false, 42, -1, 42, false, true));

        assertThat(drive.says(AgentStatus.AVAILABLE, 42).lastReport().insist()).isFalse();
    }

    @Test
    void isNotCleanWhileSomethingOfTheChildCannotBeEnded() {
        Drive drive = serving().says(AgentStatus.CLEANING, 42).childLeaves(42, "process 7");
        assertThat(drive.lastReport()).isEqualTo(new Report(42, false, -1, 42, 42, false, false));
        assertThat(drive.notes).anyMatch(note -> note.text().contains("process 7"));
        assertThat(drive.orders).isEmpty();

        drive.says(AgentStatus.QUARANTINED, 42).says(AgentStatus.CLEANING, 42);
        assertThat(drive.last().children()).containsExactly(Drive.stopChild(42));

        assertThat(drive.childIsGone(42).lastOrder()).isEqualTo(Drive.clean(42));
    }

    @Test
    void endsWhatIsLeftAlsoWhereALaterReservationWaited() {
        Drive drive = serving()
                .says(AgentStatus.CLEANING, 42)
                .says(AgentStatus.RESERVED, 43)
                .childLeaves(42, "process 7");
        assertThat(drive.lastReport().failedEpoch()).isEqualTo(43);

        drive.says(AgentStatus.QUARANTINED, 43).says(AgentStatus.CLEANING, 43);
        assertThat(drive.last().children()).containsExactly(Drive.stopChild(42));

        assertThat(drive.childIsGone(42).lastOrder()).isInstanceOf(HookOrder.Start.class);
    }

    @Test
    void startsItForTheNextReservationOnlyWhenThePreviousOneIsCleanedUp() {
        Drive drive = serving().says(AgentStatus.CLEANING, 42).says(AgentStatus.RESERVED, 43);
        drive.childIsGone(42);
        assertThat(drive.children).doesNotContain(Drive.startChild(43));

        drive.hookSucceeds(ON_FREED, 42);

        assertThat(drive.last().children()).containsExactly(Drive.startChild(43));
        assertThat(drive.last().persist()).isEqualTo(new Fence(43, true));
    }

    @Test
    void takesNothingThatIsSaidOfAnEarlierEpochForNews() {
        Drive drive = serving()
                .says(AgentStatus.CLEANING, 42)
                .childIsGone(42)
                .hookSucceeds(ON_FREED, 42)
                .says(AgentStatus.RESERVED, 43);
        drive.childExits(42).childSaysReady(42).childIsGone(42);

        assertThat(drive.lastReport()).isEqualTo(new Report(43, false, 42, -1, 43, false, false));
        assertThat(drive.children).last().isEqualTo(Drive.startChild(43));
    }

    @Test
    void endsItAndCleansUpWhenItIsAskedToStop() {
        Drive drive = serving().stops();
        assertThat(drive.last().children()).containsExactly(Drive.stopChild(42));
        assertThat(drive.last().exit()).isNull();
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, -1, 42, false, true));

        drive.childIsGone(42).hookSucceeds(ON_FREED, 42);

        assertThat(drive.last().exit()).isEqualTo(Exit.STOPPED);
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
    }

    @Test
    void leavesItToTheNextRunWhatDoesNotEndInTime() {
        Drive drive = serving().stops().after(Drive.STOP_TIMEOUT);

        assertThat(drive.last().exit()).isEqualTo(Exit.STOPPED);
        assertThat(drive.disk).isEqualTo(new Fence(42, true));
    }

    @Test
    void neverServesAgainWhatACrashLeftBehindAlsoWithoutAHook() {
        Drive drive = Drive.withChild(SAYS_READY, false, new Fence(42, true)).says(AgentStatus.RESERVED, 42);
        assertThat(drive.children).isEmpty();
        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, -1, -1, 42, false, false));

        drive.says(AgentStatus.CLEANING, 42);

        assertThat(drive.lastReport().cleanEpoch()).isEqualTo(42);
        assertThat(drive.children).isEmpty();
    }

    private static Drive serving() {
        return Drive.withChild(SAYS_READY)
                .says(AgentStatus.RESERVED, 42)
                .childSaysReady(42)
                .saysReady(42);
    }
}
