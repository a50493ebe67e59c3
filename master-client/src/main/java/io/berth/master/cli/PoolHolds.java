package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.state.PoolHold;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.topic.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Which pools give nothing away, and why, of those that are looked at. */
final class PoolHolds {
    private final PoolName pool;
    private final boolean allPools;
    private final Map<String, PoolState> pools = new TreeMap<>();

    /** @param pool that is looked at, unless all are */
    PoolHolds(PoolName pool, boolean allPools) {
        this.pool = pool;
        this.allPools = allPools;
    }

    /** Takes what berth.pools says, in its order. */
    void record(String key, SpecificRecord value) {
        if (value instanceof PoolState state && (allPools || key.equals(pool.value()))) {
            pools.put(key, state);
        } else {
            pools.remove(key);
        }
    }

    /** @return a sentence for each pool that is on hold */
    List<String> notes(Instant now) {
        return pools.entrySet().stream()
                .filter(entry -> entry.getValue().getHold() != null)
                .map(entry -> "Pool " + entry.getKey() + " is on hold "
                        + text(entry.getValue().getHold(), now)
                        + ". Nothing is given away meanwhile; `berth pool release` ends it.")
                .toList();
    }

    /** @return the pools as they are last, by name */
    static Map<String, PoolState> pools(Backend backend, BerthConfig config) {
        PoolHolds all = new PoolHolds(config.pool(), true);
        backend.read(config, Topics.POOLS, all::record);
        return all.pools;
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
