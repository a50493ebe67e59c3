package io.berth.server.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class WakeupTest {
    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final TimerQueue<String, String> queue = new TimerQueue<>();
    private final List<String> fired = new ArrayList<>();
    private long now;
    private final Wakeup wakeup = new Wakeup(context, () -> now, this::fire);

    @Test
    void wakesWhenTheEarliestIsDueAndNoFractionEarlier() {
        wakeup.at(OptionalLong.of(1_500_001));

        assertThat(sleeping()).singleElement().satisfies(sleep -> {
            assertThat(sleep.getInterval()).isEqualTo(Duration.ofMillis(2));
            assertThat(sleep.getType()).isEqualTo(PunctuationType.WALL_CLOCK_TIME);
        });
    }

    @Test
    void sleepsThroughHoweverFarTheNextDeadlineIs() {
        set("far", Duration.ofDays(7));
        assertThat(intervals()).containsExactly(Duration.ofDays(7));

        now += Duration.ofDays(7).toNanos();
        wake();

        assertThat(fired).containsExactly("far");
    }

    @Test
    void anEarlyWakeFiresNothingAndSleepsForTheRest() {
        set("a", Duration.ofSeconds(10));
        now += Duration.ofSeconds(4).toNanos();
        wake();

        assertThat(fired).isEmpty();
        assertThat(intervals()).containsExactly(Duration.ofSeconds(6));

        now += Duration.ofSeconds(6).toNanos();
        wake();
        assertThat(fired).containsExactly("a");
    }

    @Test
    void wakesOnceForEachSleep() {
        set("a", Duration.ofSeconds(1));
        now += Duration.ofSeconds(1).toNanos();
        wake();

        assertThat(fired).containsExactly("a");
        assertThat(sleeping()).isEmpty();
    }

    @Test
    void anEarlierDeadlineReplacesTheSleep() {
        set("a", Duration.ofSeconds(10));
        set("b", Duration.ofSeconds(3));

        assertThat(intervals()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void aLaterDeadlineLeavesTheSleepAndIsSeenWhenItEnds() {
        set("a", Duration.ofSeconds(10));
        queue.cancel("a");
        set("a", Duration.ofSeconds(30));
        assertThat(intervals()).containsExactly(Duration.ofSeconds(10));

        now += Duration.ofSeconds(10).toNanos();
        wake();

        assertThat(fired).isEmpty();
        assertThat(intervals()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void whatIsOverdueIsSleptForAsBrieflyAsKafkaAllows() {
        now = 100;
        wakeup.at(OptionalLong.of(5));

        assertThat(intervals()).containsExactly(Duration.ofMillis(1));
    }

    @Test
    void doesNotSleepWhileNothingIsToCome() {
        wakeup.at(OptionalLong.empty());
        assertThat(context.scheduledPunctuators()).isEmpty();

        set("a", Duration.ofSeconds(1));
        queue.cancel("a");
        wakeup.at(queue.next());
        assertThat(sleeping()).isEmpty();
    }

    private void set(String key, Duration in) {
        queue.set(key, 0, now + in.toNanos(), key);
        wakeup.at(queue.next());
    }

    private void fire() {
        fired.addAll(queue.takeDue(now, 10));
        wakeup.at(queue.next());
    }

    private void wake() {
        sleeping().forEach(sleep -> sleep.getPunctuator().punctuate(0));
    }

    private List<Duration> intervals() {
        return sleeping().stream().map(CapturedPunctuator::getInterval).toList();
    }

    private List<CapturedPunctuator> sleeping() {
        return context.scheduledPunctuators().stream()
                .filter(sleep -> !sleep.cancelled())
                .toList();
    }
}
