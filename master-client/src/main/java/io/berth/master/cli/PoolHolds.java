package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.schemas.state.PoolHold;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.topic.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Which pools give nothing away, and why. */
final class PoolHolds {
    private PoolHolds() {}

    /** @return the pools as they are last, by name */
    static Map<String, PoolState> pools(Backend backend, BerthConfig config) {
        Map<String, PoolState> pools = new TreeMap<>();
        backend.read(config, Topics.POOLS, (key, value) -> {
            if (value instanceof PoolState pool) {
                pools.put(key, pool);
            } else {
                pools.remove(key);
            }
        });
        return pools;
    }

    /** Says a line for each pool that is on hold, of those that are looked at. */
    static void say(Backend backend, BerthConfig config, boolean allPools, Progress progress, Instant now) {
        if (progress.isQuiet()) {
            // Nothing would be shown, so nothing need be read.
            return;
        }
        pools(backend, config).forEach((name, pool) -> {
            boolean looked = allPools || name.equals(config.pool().value());
            if (looked && pool.getHold() != null) {
                progress.say("Pool " + name + " is on hold " + text(pool.getHold(), now)
                        + ". Nothing is given away meanwhile; `berth pool release` ends it.");
            }
        });
    }

    /** @return for example "by alice: new hypervisors, for another 1h55m" */
    static String text(PoolHold hold, Instant now) {
        return "by " + hold.getBy() + ": " + hold.getReason() + Ends.text(now, hold.getSinceMs(), hold.getLengthMs());
    }

    /** @return for programs; null where it is not on hold */
    static Map<String, Object> fields(PoolHold hold) {
        if (hold == null) {
            return null;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("by", hold.getBy());
        fields.put("reason", hold.getReason());
        fields.put("since", Instant.ofEpochMilli(hold.getSinceMs()));
        fields.put("until", Ends.at(hold.getSinceMs(), hold.getLengthMs()));
        return fields;
    }
}
