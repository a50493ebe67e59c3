package io.berth.testbed.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {
    private static final long LONG_ENOUGH = 200_000_000_000L;

    private final Scheduler scheduler = new Scheduler();
    private final Link link = new Link(scheduler, Dice.of(1), Duration.ofSeconds(90));
    private final List<Integer> arrived = new ArrayList<>();

    @Test
    void aGoodOneCarriesEverythingOnce() {
        send(100);
        assertThat(arrived).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void aBadOneLosesDoublesAndLetsMessagesOvertakeEachOther() {
        link.become(new Quality(0.3, 0.3, 0.3, 400));
        send(200);
        assertThat(arrived.stream().distinct().count()).isBetween(100L, 180L);
        assertThat(arrived.size())
                .isGreaterThan((int) arrived.stream().distinct().count());
        assertThat(arrived).isNotEqualTo(arrived.stream().sorted().toList());
    }

    @Test
    void aMuteOneCarriesNothingAndSaysSo() {
        link.mute(true);
        assertThat(link.send(() -> arrived.add(1))).isFalse();
        assertThat(scheduler.step(LONG_ENOUGH)).isFalse();
    }

    private void send(int messages) {
        for (int i = 0; i < messages; i++) {
            int message = i;
            link.send(() -> arrived.add(message));
        }
        boolean more = true;
        while (more) {
            more = scheduler.step(LONG_ENOUGH);
        }
    }
}
