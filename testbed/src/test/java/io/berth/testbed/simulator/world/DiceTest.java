package io.berth.testbed.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void diceOfANameDoNotDependOnWhatOthersDrew() {
        Dice untouched = Dice.of(7);
        Dice used = Dice.of(7);
        used.between(0, 100);
        used.named("other").between(0, 100);
        assertThat(used.named("mine").seconds(0, 1e6))
                .isEqualTo(untouched.named("mine").seconds(0, 1e6));
    }

    @Test
    void diceOfTwoNamesAndOfTwoSeedsDiffer() {
        long drawn = Dice.of(7).named("a").seconds(0, 1e6);
        assertThat(Dice.of(7).named("b").seconds(0, 1e6)).isNotEqualTo(drawn);
        assertThat(Dice.of(8).named("a").seconds(0, 1e6)).isNotEqualTo(drawn);
    }
}
