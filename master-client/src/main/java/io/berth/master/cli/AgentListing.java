package io.berth.master.cli;

import io.berth.master.PoolAgent;
import io.berth.master.transport.AgentRecords;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** The agents of a pool, or of all, by name. */
final class AgentListing extends StateListing<PoolAgent> {
    private static final List<String> TABLE = List.of("name", "state", "holder", "request", "since", "epoch", "tags");
    private static final List<String> WIDE = List.of(
            "name",
            "pool",
            "state",
            "online",
            "holder",
            "request",
            "ready",
            "since",
            "epoch",
            "extensions",
            "failures",
            "last-holder",
            "tags");

    private final PoolName pool;
    private final boolean allPools;
    private final PoolHolds holds;

    /** @param pool whose agents are listed, unless it is those of all pools */
    AgentListing(PoolName pool, boolean allPools) {
        this.pool = pool;
        this.allPools = allPools;
        this.holds = new PoolHolds(pool, allPools);
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.POOLS, Topics.AGENTS);
    }

    @Override
    public void record(Topic topic, String key, SpecificRecord value) {
        if (topic.equals(Topics.POOLS)) {
            holds.record(key, value);
        } else {
            AgentRecords.read(key, value)
                    .filter(agent -> allPools || agent.pool().equals(pool))
                    .ifPresentOrElse(agent -> put(key, agent), () -> remove(key, null));
        }
    }

    @Override
    Map<String, Map<String, Object>> rowsByKey(boolean forPrograms, Instant now) {
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        new TreeMap<>(listed()).forEach((key, agent) -> rows.put(key, row(agent, forPrograms, now)));
        return rows;
    }

    @Override
    Map<String, Object> row(PoolAgent agent, boolean forPrograms, Instant now) {
        return new AgentRows(forPrograms, allPools, now).row(agent);
    }

    @Override
    public Columns columns(List<Map<String, Object>> rows) {
        boolean noted = rows.stream().anyMatch(row -> row.get("note") != null);
        return new Columns(noted ? withNote(TABLE) : TABLE, withNote(WIDE), "name");
    }

    private static List<String> withNote(List<String> columns) {
        List<String> more = new ArrayList<>(columns);
        more.add("note");
        return more;
    }

    @Override
    public List<String> notes(Instant now) {
        List<String> notes = new ArrayList<>();
        if (listed().isEmpty()) {
            notes.add("No agent is registered in " + (allPools ? "any pool." : "pool " + pool + "."));
        }
        notes.addAll(holds.notes(now));
        return notes;
    }
}
