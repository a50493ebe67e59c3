package io.berth.master.cli;

import io.berth.reservation.name.PoolName;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** The requests of a pool, or of all, in the order of the queue. */
final class QueueListing implements Listing {
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
    private final Map<String, RequestState> requests = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private final TreeMap<String, RequestState> left = new TreeMap<>();
    private boolean listed;

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
        RequestState before = requests.remove(key);
        changed.remove(key);
        RequestState last = value instanceof RequestState request ? request : before;
        if (value != null && isListed(last)) {
            requests.put(key, last);
            changed.add(key);
            left.remove(key);
        } else if (before != null) {
            left.put(key, last);
        }
    }

    private boolean isListed(RequestState request) {
        return (allPools || request.getPool().equals(pool.value()))
                && (all || request.getStatus() != RequestStatus.ENDED);
    }

    @Override
    public List<Map<String, Object>> rows(boolean forPrograms, Instant now) {
        RequestRows form = new RequestRows(forPrograms, now, new HashMap<>());
        return inOrder().stream().map(form::row).toList();
    }

    private List<RequestState> inOrder() {
        return requests.values().stream().sorted(RequestRows.ORDER).toList();
    }

    @Override
    public List<Row> changes(boolean forPrograms, Instant now) {
        List<Row> rows = new ArrayList<>();
        if (!changed.isEmpty()) {
            // All of them: the place of one counts those before it.
            RequestRows form = new RequestRows(forPrograms, now, new HashMap<>());
            for (RequestState request : inOrder()) {
                Map<String, Object> fields = form.row(request);
                String key = Topics.keyOf(request.getPool(), request.getRequest());
                if (changed.contains(key)) {
                    rows.add(new Row(key, listed ? Change.changed : Change.present, fields));
                }
            }
        }
        if (listed) {
            RequestRows form = new RequestRows(forPrograms, now, new HashMap<>());
            left.forEach((key, request) -> rows.add(new Row(key, Change.left, form.row(request))));
        }
        listed = true;
        changed.clear();
        left.clear();
        return rows;
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
