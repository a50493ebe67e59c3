package io.berth.schemas.mapping;

import io.berth.reservation.pool.PoolPolicy;
import io.berth.schemas.code.Policy;

/** Between a pool's policy and its record. */
final class Policies {
    private Policies() {}

    static Policy write(PoolPolicy policy) {
        return new Policy(Durations.write(policy.timing()), policy.maxOffers(), policy.purposeShared());
    }

    /** @throws IllegalArgumentException with a sentence, where a value is out of range or two contradict each other */
    static PoolPolicy read(Policy wire) {
        return new PoolPolicy(Durations.read(wire.getTiming()), wire.getMaxOffers(), wire.getPurposeShared());
    }
}
