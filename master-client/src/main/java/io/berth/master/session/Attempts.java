package io.berth.master.session;

/**
 * Numbers the renewals of one session, so that an answer says which of them it answers. Each is used once; where a session
 * starts is random, so that another process of the same master does not use the same ones.
 */
final class Attempts {
    private long next;

    /** @param first 0 to 2^62, which leaves more numbers than will ever be used */
    Attempts(long first) {
        if (first < 0 || first > 1L << 62) {
            throw new IllegalArgumentException("The first attempt is " + first + ", expected 0 to 2^62.");
        }
        next = first;
    }

    long next() {
        return next++;
    }
}
