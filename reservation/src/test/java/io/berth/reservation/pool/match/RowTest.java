package io.berth.reservation.pool.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RowTest {
    private final Row<Integer> row = new Row<>() {
        @Override
        int compare(Integer left, Integer right) {
            return left.compareTo(right);
        }
    };

    @Test
    void whatCameInAnyOrderStandsInOrder() {
        row.add(3);
        row.add(1);
        row.add(2);
        assertThat(row).containsExactly(1, 2, 3);
        assertThat(row.first()).isEqualTo(1);
    }

    @Test
    void anEqualOneTakesThePlaceOfTheOther() {
        Integer later = Integer.valueOf("1000");
        assertThat(row.add(Integer.valueOf("1000"))).isTrue();
        assertThat(row.add(later)).isFalse();
        assertThat(row.size()).isEqualTo(1);
        assertThat(row.first()).isSameAs(later);
    }

    @Test
    void whatIsNotHereIsNotRemoved() {
        row.add(1);
        assertThat(row.remove(2)).isFalse();
        assertThat(row).containsExactly(1);
    }

    @Test
    void tellsWhereSomethingWouldStand() {
        row.add(10);
        row.add(20);
        assertThat(row.indexOf(20)).isEqualTo(1);
        assertThat(row.indexOf(15)).isEqualTo(-2);
        assertThat(row.indexOf(25)).isEqualTo(-3);
        assertThat(row.contains(15)).isFalse();
    }

    /** Also as a queue, which gives free the room in front again. */
    @Test
    void holdsWhatASortedSetHolds() {
        SplittableRandom random = new SplittableRandom(7);
        TreeSet<Integer> expected = new TreeSet<>();
        for (int step = 0; step < 20_000; step++) {
            boolean grows = step / 1_000 % 2 == 0;
            int number = random.nextInt(3) == 0 ? random.nextInt(500) : step;
            if (random.nextInt(4) > 0 == grows) {
                assertThat(row.add(number)).isEqualTo(expected.add(number));
            } else {
                Integer leaving = random.nextBoolean() && !expected.isEmpty() ? expected.first() : (Integer) number;
                assertThat(row.remove(leaving)).isEqualTo(expected.remove(leaving));
            }
            assertThat(row.size()).isEqualTo(expected.size());
            if (step % 100 == 0) {
                assertThat(row).containsExactlyElementsOf(expected);
            }
        }
    }
}
