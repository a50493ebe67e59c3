package io.berth.agent.session;

import static io.berth.agent.session.HookKind.ON_FREED;
import static io.berth.agent.session.HookKind.ON_RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.pool.AgentStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an agent does that hears nothing from Kafka. */
class CutOffTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void endsWhatItServesAndCleansUpWhenKafkaIsAwayForTooLong() {
        Drive drive = serving().after(MINUTE.minusNanos(1));
        assertThat(drive.orders).doesNotContain(Drive.clean(42));
        assertThat(drive.last().nextPollNanos()).isEqualTo(1);

        drive.after(Duration.ofNanos(1));

        assertThat(drive.lastOrder()).isEqualTo(Drive.clean(42));
        assertThat(drive.notes).anyMatch(note -> note.text().contains("berth.when-cut-off"));
    }

    @Test
    void doesNotServeThatEpochAgainAndInsistsThatItIsOver() {
        Drive drive = serving().after(MINUTE).hookSucceeds(ON_FREED, 42).saysReady(42);
        assertThat(drive.orders).containsExactly(Drive.prepare(42), Drive.clean(42));

        drive.isHeard().heartbeats(3);

        assertThat(drive.lastReport()).isEqualTo(new Report(-1, false, 42, -1, 42, false, true));
        assertThat(drive.disk).isEqualTo(new Fence(42, false));
    }

    @Test
    void servesTheNextEpochWhenKafkaIsBack() {
        Drive drive = serving()
                .after(MINUTE)
                .hookSucceeds(ON_FREED, 42)
                .says(AgentStatus.CLEANING, 42)
                .says(AgentStatus.RESERVED, 43);

        assertThat(drive.lastOrder()).isEqualTo(Drive.prepare(43));
    }

    @Test
    void servesOnWhileAnythingGetsThroughInEitherDirection() {
        Drive drive = serving();
        for (int i = 0; i < 10; i++) {
            drive.after(MINUTE.dividedBy(2)).isHeard();
            drive.after(MINUTE.dividedBy(2)).saysReady(42);
        }

        assertThat(drive.orders).doesNotContain(Drive.clean(42));
    }

    @Test
    void endsAnOnReservedHookToo() {
        Drive drive = Drive.cutOffAfter(MINUTE).says(AgentStatus.RESERVED, 42).after(MINUTE);

        assertThat(drive.lastOrder()).isEqualTo(new HookOrder.Stop(ON_RESERVED, 42));
    }

    @Test
    void hasNothingToEndWhileItServesNobody() {
        Drive drive = Drive.cutOffAfter(MINUTE).after(MINUTE.multipliedBy(5));

        assertThat(drive.orders).isEmpty();
        assertThat(drive.last().exit()).isNull();
    }

    @Test
    void keepsWhatItServesForEverWhereItIsToldTo() {
        assertThat(Drive.serving(42).after(Duration.ofDays(7)).orders).doesNotContain(Drive.clean(42));
    }

    private static Drive serving() {
        return Drive.cutOffAfter(MINUTE)
                .says(AgentStatus.RESERVED, 42)
                .hookSucceeds(ON_RESERVED, 42)
                .saysReady(42);
    }
}
