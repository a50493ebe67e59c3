package io.berth.reservation.pool.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RollTest {
    private final Roll<String> roll = new Roll<>();

    @Test
    void findsWhatHasAPositionAndNothingBeside() {
        roll.add(20, "b");
        roll.add(10, "a");
        assertThat(roll.get(10)).isEqualTo("a");
        assertThat(roll.get(20)).isEqualTo("b");
        assertThat(roll.get(5)).isNull();
        assertThat(roll.get(15)).isNull();
        assertThat(roll.get(25)).isNull();
    }

    @Test
    void anEmptyOneHasNothing() {
        roll.add(10, "a");
        roll.remove(10);
        roll.remove(10);
        assertThat(roll.isEmpty()).isTrue();
        assertThat(roll.get(10)).isNull();
        assertThat(later(-1)).isEmpty();
    }

    @Test
    void listsWhatIsLaterTheLatestFirst() {
        roll.add(10, "a");
        roll.add(20, "b");
        roll.add(30, "c");
        assertThat(later(10)).containsExactly("c", "b");
        assertThat(roll.last()).isEqualTo(30);
    }

    @Test
    void holdsWhatASortedMapHoldsHoweverManyComeAndGo() {
        SplittableRandom random = new SplittableRandom(7);
        TreeMap<Long, String> expected = new TreeMap<>();
        for (int step = 0; step < 40_000; step++) {
            boolean grows = step / 10_000 % 2 == 0;
            long position = random.nextInt(3) == 0 ? random.nextInt(40_000) : step;
            if (random.nextInt(4) > 0 == grows) {
                if (expected.putIfAbsent(position, "at " + position) == null) {
                    roll.add(position, "at " + position);
                }
            } else {
                long leaving = random.nextBoolean() && !expected.isEmpty() ? expected.firstKey() : position;
                expected.remove(leaving);
                roll.remove(leaving);
            }
            assertThat(roll.isEmpty()).isEqualTo(expected.isEmpty());
            assertThat(roll.get(position)).isEqualTo(expected.get(position));
            if (step % 1_000 == 0) {
                long after = random.nextInt(40_000);
                assertThat(later(after))
                        .containsExactlyElementsOf(
                                expected.tailMap(after, false).descendingMap().values());
            }
        }
    }

    private List<String> later(long after) {
        List<String> later = new ArrayList<>();
        for (Iterator<String> next = roll.latestFirst(after); next.hasNext(); ) {
            later.add(next.next());
        }
        return later;
    }
}
