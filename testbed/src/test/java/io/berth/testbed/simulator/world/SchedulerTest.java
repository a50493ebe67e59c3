package io.berth.testbed.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private final Scheduler scheduler = new Scheduler();
    private final List<String> happened = new ArrayList<>();

    @Test
    void thingsHappenInTheOrderOfTheirTimesAndThenOfTheirAsking() {
        scheduler.after(20, () -> happened.add("late"));
        scheduler.after(10, () -> happened.add("first"));
        scheduler.after(10, () -> happened.add("second"));
        runUntil(30);
        assertThat(happened).containsExactly("first", "second", "late");
        assertThat(scheduler.nowNanos()).isEqualTo(30);
        assertThat(scheduler.steps()).isEqualTo(3);
    }

    @Test
    void whatIsCancelledDoesNotHappen() {
        Alarm alarm = scheduler.after(10, () -> happened.add("cancelled"));
        alarm.cancel();
        runUntil(30);
        assertThat(happened).isEmpty();
    }

    @Test
    void whatIsDueLaterStaysForLater() {
        scheduler.after(40, () -> happened.add("later"));
        runUntil(30);
        assertThat(happened).isEmpty();
        runUntil(40);
        assertThat(happened).containsExactly("later");
    }

    @Test
    void aWaitPastTheEndOfTimeNeverEnds() {
        scheduler.after(5, () -> scheduler.after(Long.MAX_VALUE, () -> happened.add("never")));
        runUntil(1L << 62);
        assertThat(happened).isEmpty();
    }

    private void runUntil(long nanos) {
        boolean more = true;
        while (more) {
            more = scheduler.step(nanos);
        }
    }
}
