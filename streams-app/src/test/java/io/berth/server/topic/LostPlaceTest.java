package io.berth.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LostPlaceTest {
    private static final String GROUP = "berth-reservations";

    @Test
    void aFirstStartIsNoLoss() {
        assertThat(new LostPlace(GROUP, Set.of(), Set.of()).problem()).isEmpty();
    }

    @Test
    void everyPartitionWithStateHasItsPlace() {
        assertThat(new LostPlace(GROUP, Set.of(0, 1, 2), Set.of(1, 2)).problem())
                .isEmpty();
    }

    @Test
    void stateWithoutAPlaceIsRefusedAndTheMendingNamesJustThesePartitions() {
        assertThat(new LostPlace(GROUP, Set.of(3), Set.of(5, 3, 0)).problem())
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith(
                                "The group berth-reservations has state, but no committed offset for partitions 0,5 of"
                                        + " berth.commands")
                        .contains("kafka-consumer-groups --reset-offsets --to-latest --group berth-reservations --topic"
                                + " berth.commands:0,5 --execute"));
    }
}
