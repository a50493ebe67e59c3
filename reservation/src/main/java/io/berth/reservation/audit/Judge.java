package io.berth.reservation.audit;

import io.berth.reservation.name.PoolName;
import java.util.function.Supplier;

/** Judges what the present command did to one pool. */
final class Judge {
    private final PoolName pool;
    private final Findings findings;
    private long position;

    Judge(PoolName pool, Findings findings) {
        this.pool = pool;
        this.findings = findings;
    }

    void at(long newPosition) {
        position = newPosition;
    }

    long position() {
        return position;
    }

    /** @param otherwise what happened, for a person, where the invariant does not hold */
    void expect(Invariant invariant, boolean holds, Supplier<String> otherwise) {
        findings.checked(invariant);
        if (!holds) {
            findings.violated(invariant, pool, position, otherwise.get());
        }
    }
}
