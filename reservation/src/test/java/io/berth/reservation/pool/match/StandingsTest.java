package io.berth.reservation.pool.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.name.MasterName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Red: {@link Standings#change} puts what steps out on the list of those that moved before it has changed; when that
 * list is full just then, it settles and puts the standing back, and the change happens inside the sorted set.
 */
class StandingsTest {
    @Test
    void whoeverChangesWhileManyMovedStillStandsOnceAndWhereItBelongs() {
        Standings standings = new Standings();
        for (int i = 0; i < 100; i++) {
            standings.waits(standings.of(new MasterName("m%02d".formatted(i))), 1);
        }
        standings.fairestFirst();
        for (int i = 0; i < 80; i++) {
            int more = 80 - i;
            standings.change(standings.of(new MasterName("m%02d".formatted(i))), changed -> changed.holds(more));
        }
        List<Standing> order = new ArrayList<>();
        standings.fairestFirst().forEachRemaining(order::add);
        assertThat(order).doesNotHaveDuplicates().hasSize(100).isSortedAccordingTo(Standing.FAIREST_FIRST);
    }
}
