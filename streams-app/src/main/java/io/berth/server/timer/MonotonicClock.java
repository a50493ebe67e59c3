package io.berth.server.timer;

/** A clock that no operator, leap second or virtual machine moves: for durations only. */
@FunctionalInterface
public interface MonotonicClock {

    /** @return nanoseconds since this clock was made; never falls */
    long nanos();

    /** @return the clock of this process */
    static MonotonicClock system() {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start;
    }
}
