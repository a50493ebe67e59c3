package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * Which pools let requests say what they are for. Asked before such a text is sent: the service would drop it, but a
 * record once written is kept, and in most pools messages carry names, tags and ids only.
 */
final class SharedPurposes {
    private SharedPurposes() {}

    /** @return whether the pool of the configuration shares purposes; a pool that is not known does not */
    static boolean in(Backend backend, BerthConfig config) {
        Map<String, Boolean> shared = new HashMap<>();
        backend.read(config, Topics.POOLS, (key, value) -> {
            if (value instanceof PoolState pool) {
                shared.put(pool.getPool(), pool.getPolicy().getPurposeShared());
            }
        });
        return shared.getOrDefault(config.pool().value(), false);
    }
}
