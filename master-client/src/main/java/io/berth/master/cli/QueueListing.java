package io.berth.master.cli;

import io.berth.reservation.name.PoolName;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The requests of a pool, or of all, in the order of the queue. */
final class QueueListing extends StateListing<RequestState> {
    private static final List<String> TABLE = List.of(
            "place",
            "request",
            "state",
            "master",
            "priority",
            "expression",
            "agent",
            "epoch",
            "since",
            "for",
            "outcome");
    private static final List<String> WIDE = List.of(
            "place",
            "request",
            "pool",
            "state",
            "master",
            "priority",
            "expression",
            "prefer",
            "offered",
            "agent",
            "epoch",
            "since",
            "for",
            "outcome");

    private final PoolName pool;
    private final boolean all;
    private final boolean allPools;
    private final PoolHolds holds;

    /**
     * @param pool whose requests are listed, unless it is those of all pools
     * @param all also those that are over
     */
    QueueListing(PoolName pool, boolean all, boolean allPools) {
        this.pool = pool;
        this.all = all;
        this.allPools = allPools;
        this.holds = new PoolHolds(pool, allPools);
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.POOLS, Topics.REQUESTS);
    }

    @Override
    public void record(Topic topic, String key, SpecificRecord value) {
        if (topic.equals(Topics.POOLS)) {
            holds.record(key, value);
            return;
        }
        if (value instanceof RequestState request && isListed(request)) {
            put(key, request);
        } else {
            // One that ended is shown with its outcome for the last time.
            remove(key, (RequestState) value);
        }
    }

    private boolean isListed(RequestState request) {
        return (allPools || request.getPool().equals(pool.value()))
                && (all || request.getStatus() != RequestStatus.ENDED);
    }

    /** The place of one counts those before it, so all are made at once. */
    @Override
    Map<String, Map<String, Object>> rowsByKey(boolean forPrograms, Instant now) {
        RequestRows form = new RequestRows(forPrograms, now, new HashMap<>());
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        listed().values().stream()
                .sorted(RequestRows.ORDER)
                .forEach(request -> rows.put(Topics.keyOf(request.getPool(), request.getRequest()), form.row(request)));
        return rows;
    }

    @Override
    Map<String, Object> row(RequestState last, boolean forPrograms, Instant now) {
        return new RequestRows(forPrograms, now, new HashMap<>()).row(last);
    }

    @Override
    public Columns columns(List<Map<String, Object>> rows) {
        boolean over = all || rows.stream().anyMatch(row -> row.get("outcome") != null);
        boolean prior = rows.stream().anyMatch(row -> !Integer.valueOf(0).equals(row.get("priority")));
        return new Columns(
                TABLE.stream()
                        .filter(column -> over || !column.equals("outcome"))
                        .filter(column -> prior || !column.equals("priority"))
                        .toList(),
                WIDE,
                "request");
    }

    @Override
    public List<String> notes(Instant now) {
        return holds.notes(now);
    }
}
