package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Random lives of a pool, each step checked by looking at everything. A seed that fails prints its whole story. */
class PoolWalkTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 400;

    @Test
    void everyInvariantHoldsOnEveryWalk() {
        Seen seen = new Seen();
        for (int seed = 0; seed < SEEDS; seed++) {
            new Walk(seed, seen).walk(STEPS);
        }
        seen.assertEverythingHappened();
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(new Walk(1, new Seen()).walk(STEPS)).isEqualTo(new Walk(1, new Seen()).walk(STEPS));
    }
}
