package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.schemas.state.PoolState;

/**
 * Which pools let requests say what they are for. Asked before such a text is sent: the service would drop it, but a
 * record once written is kept, and in most pools messages carry names, tags and ids only.
 */
final class SharedPurposes {
    private SharedPurposes() {}

    /** @return whether the pool of the configuration shares purposes; a pool that is not known does not */
    static boolean in(Backend backend, BerthConfig config) {
        PoolState pool = PoolHolds.pools(backend, config).get(config.pool().value());
        return pool != null && pool.getPolicy().getPurposeShared();
    }
}
