package io.berth.schemas.mapping;

import io.berth.reservation.timing.TimingContract;
import io.berth.schemas.code.Timing;
import java.time.Duration;

/** Between durations and the milliseconds of the wire. */
final class Durations {
    private Durations() {}

    static Timing write(TimingContract timing) {
        return new Timing(
                timing.offer().toMillis(),
                timing.renewal().toMillis(),
                timing.idle().toMillis(),
                timing.start().toMillis(),
                timing.lockDelay().toMillis(),
                timing.outcome().toMillis(),
                timing.silence().toMillis(),
                timing.cleaning().toMillis(),
                timing.limit().toMillis(),
                timing.warning().toMillis());
    }

    /** @throws IllegalArgumentException naming every inequality that is broken */
    static TimingContract read(Timing wire) {
        if (wire == null) {
            throw new IllegalArgumentException("The timeouts are missing.");
        }
        return new TimingContract(
                Duration.ofMillis(wire.getOfferMs()),
                Duration.ofMillis(wire.getRenewalMs()),
                Duration.ofMillis(wire.getIdleMs()),
                Duration.ofMillis(wire.getStartMs()),
                Duration.ofMillis(wire.getLockDelayMs()),
                Duration.ofMillis(wire.getOutcomeMs()),
                Duration.ofMillis(wire.getSilenceMs()),
                Duration.ofMillis(wire.getCleaningMs()),
                Duration.ofMillis(wire.getLimitMs()),
                Duration.ofMillis(wire.getWarningMs()));
    }

    static Long millisOrNull(Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    static Duration ofMillisOrNull(Long milliseconds) {
        return milliseconds == null ? null : Duration.ofMillis(milliseconds);
    }
}
