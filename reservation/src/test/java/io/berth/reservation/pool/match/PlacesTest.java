package io.berth.reservation.pool.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places();

    @Test
    void countsFromOne() {
        places.add(10);
        places.add(20);
        assertThat(places.rank(10)).isEqualTo(1);
        assertThat(places.rank(20)).isEqualTo(2);
        assertThat(places.size()).isEqualTo(2);
    }

    @Test
    void countsWhatIsNotLaterThanAPositionThatNeverStoodHere() {
        places.add(10);
        places.add(20);
        assertThat(places.rank(5)).isZero();
        assertThat(places.rank(15)).isEqualTo(1);
        assertThat(places.rank(25)).isEqualTo(2);
    }

    @Test
    void everyoneMovesUpWhenOneLeaves() {
        places.add(10);
        places.add(20);
        places.add(30);
        places.remove(10);
        assertThat(places.rank(30)).isEqualTo(2);
    }

    @Test
    void leavingOrComingTwiceCountsOnce() {
        places.add(10);
        places.add(10);
        places.remove(20);
        assertThat(places.size()).isEqualTo(1);
        places.remove(10);
        places.remove(10);
        assertThat(places.size()).isZero();
        assertThat(places.rank(10)).isZero();
    }

    @Test
    void whoeverComesBackHasItsOldPlace() {
        for (long position = 0; position < 100; position++) {
            places.add(position);
        }
        for (long position = 0; position < 99; position++) {
            places.remove(position);
        }
        places.add(50);
        assertThat(places.rank(50)).isEqualTo(1);
        assertThat(places.rank(99)).isEqualTo(2);
    }

    /** Mostly at the end, as a queue grows; sometimes back at an old place. */
    @Test
    void countsAsANaiveModelDoes() {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Places fast = new Places();
            TreeSet<Long> naive = new TreeSet<>();
            List<Long> ever = new ArrayList<>();
            long next = 0;
            // How long the queue is wanted: some grow, some stay short, some run empty.
            int wanted = 1 << random.nextInt(9);
            for (int step = 0; step < 1500; step++) {
                if (random.nextInt(2 * wanted) >= naive.size()) {
                    long position = !ever.isEmpty() && random.nextInt(8) == 0
                            ? ever.get(random.nextInt(ever.size()))
                            : (next += 1 + random.nextInt(3));
                    ever.add(position);
                    fast.add(position);
                    naive.add(position);
                } else {
                    long position = random.nextInt(3) > 0 && !naive.isEmpty()
                            ? naive.first()
                            : ever.get(random.nextInt(ever.size()));
                    fast.remove(position);
                    naive.remove(position);
                }
                long asked = random.nextLong(next + 3);
                assertThat(fast.size()).isEqualTo(naive.size());
                assertThat(fast.rank(asked))
                        .as("rank of %s, seed %s, step %s", asked, seed, step)
                        .isEqualTo(naive.headSet(asked, true).size());
            }
        }
    }
}
