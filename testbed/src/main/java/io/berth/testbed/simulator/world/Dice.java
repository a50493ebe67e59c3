package io.berth.testbed.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All chance of one world comes from one seed. Whoever draws has dice of its own, named after it, so that one more draw
 * of one part does not change what every other part draws. Not thread-safe.
 */
public final class Dice {
    private final long seed;
    private final SplittableRandom random;

    private Dice(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    public static Dice of(long seed) {
        return new Dice(seed);
    }

    /** @return dice that depend on the seed and the name only, not on what was drawn before */
    public Dice named(String name) {
        long mixed = (seed ^ (0x9e3779b97f4a7c15L * (name.hashCode() + 1L))) * 0xbf58476d1ce4e5b9L;
        return new Dice(mixed ^ (mixed >>> 29));
    }

    /** @param probability from 0 to 1 */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** @return at least {@code least} and less than {@code bound} */
    public int between(int least, int bound) {
        return random.nextInt(least, bound);
    }

    public double between(double least, double bound) {
        return least + (bound - least) * random.nextDouble();
    }

    /** @return at least the first, less than the second, in nanoseconds */
    public long nanos(Duration least, Duration bound) {
        return random.nextLong(least.toNanos(), bound.toNanos());
    }

    public long millis(int least, int bound) {
        return random.nextInt(least, bound) * 1_000_000L;
    }

    public long seconds(double least, double bound) {
        return (long) (between(least, bound) * 1e9);
    }

    /** @return whole milliseconds, as everything on the wire */
    public Duration duration(double leastSeconds, double boundSeconds) {
        return Duration.ofMillis((long) (between(leastSeconds, boundSeconds) * 1000));
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
