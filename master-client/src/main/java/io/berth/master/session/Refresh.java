package io.berth.master.session;

import io.berth.reservation.name.RequestId;

/**
 * How long a request that was answered keeps quiet before it asks again how things stand: longer from round to round.
 *
 * <p>Many that were answered in the same moment, after a fail-over, must not ask again in the same moment. So up to half
 * of each pause is taken off, by the request id and the round: the same on each run, and different for each request.
 */
final class Refresh {
    /** SplitMix64's: spreads the neighbouring values that ids and rounds are over all 64 bits. */
    private static final long GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final long firstNanos;
    private final long longestNanos;
    private boolean asked;
    private int rounds;

    Refresh(RequestId request, SessionTiming timing) {
        this.seed = request.value().hashCode();
        this.firstNanos = timing.firstRefresh().toNanos();
        this.longestNanos = timing.longestRefresh().toNanos();
    }

    void asked() {
        asked = true;
    }

    /** @return the nanoseconds to keep quiet; further answers to the same question do not make them longer */
    long answered() {
        if (asked) {
            asked = false;
            rounds++;
        }
        int doublings = Math.min(Math.max(0, rounds - 1), 16);
        long whole = Math.min(longestNanos, firstNanos << doublings);
        return whole - spread(seed, rounds, whole / 2);
    }

    /** @return 0 to the most, the same for the same seed and round */
    static long spread(long seed, int round, long most) {
        return Math.floorMod(mixed(seed + round * GAMMA), most + 1);
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
