package io.berth.reservation.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void countsLettersAddedRemovedAndChanged() {
        assertThat(Nearest.distance("pool", "pool")).isZero();
        assertThat(Nearest.distance("pol", "pool")).isEqualTo(1);
        assertThat(Nearest.distance("pools", "pool")).isEqualTo(1);
        assertThat(Nearest.distance("poll", "pool")).isEqualTo(1);
        assertThat(Nearest.distance("", "pool")).isEqualTo(4);
    }

    @Test
    void findsTheFewestAndOfEqualsTheFirst() {
        assertThat(Nearest.to("berth.tag", List.of("berth.pool", "berth.tags", "berth.agent")))
                .isEqualTo("berth.tags");
        assertThat(Nearest.to("x", List.of("a", "b"))).isEqualTo("a");
    }

    @Test
    void readsOnlyTheBeginningOfAWordAsLongAsAFile() {
        assertThat(Nearest.distance("x".repeat(10_000_000), "pool")).isEqualTo(100);
    }
}
