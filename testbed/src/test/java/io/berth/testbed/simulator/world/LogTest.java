package io.berth.testbed.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTest {
    private final Log<String> log = new Log<>();

    @Test
    void offsetsGrowOverGaps() {
        log.append("a", 7);
        log.skip(2);
        log.append("b", 8);
        assertThat(log.get(0)).isEqualTo(new Log.Entry<>(0, 7, "a"));
        assertThat(log.get(1)).isEqualTo(new Log.Entry<>(3, 8, "b"));
    }

    @Test
    void createdAnewItIsEmptyAndStartsAtZeroAndKeepsItsFollowers() {
        List<String> followed = new ArrayList<>();
        log.follow(followed::add);
        log.append("a", 7);
        log.createAnew();
        assertThat(log.size()).isZero();
        log.append("b", 8);
        assertThat(log.get(0).offset()).isZero();
        assertThat(followed).containsExactly("a", "b");
    }
}
