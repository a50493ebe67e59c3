package io.berth.master.cli.doctor;

import io.berth.master.transport.TopicReader;
import io.berth.reservation.name.Nearest;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.PoolState;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Whether the pool is there, gives anything away, and has agents. */
record PoolCheck(String pool, Map<String, String> kafka, Duration stall) implements Check {
    static final String NAME = "pool";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(PermissionsCheck.NAME, RegistryCheck.NAME);
    }

    @Override
    public Finding look() {
        List<String> unreadable = new ArrayList<>();
        Map<String, SpecificRecord> pools = last(Topics.POOLS, unreadable);
        Map<String, SpecificRecord> agents = last(Topics.AGENTS, unreadable);
        if (!unreadable.isEmpty()) {
            return Finding.failed(
                    Fault.CONFIGURATION,
                    List.of(),
                    List.of(new Problem(
                            unreadable.size() + " records cannot be read, the first: " + unreadable.get(0),
                            "set the same schema.registry.url for the service and for all clients, or for none; and"
                                    + " use a berth as new as the service.")));
        }
        Map<String, PoolState> states = new TreeMap<>();
        pools.forEach((name, value) -> states.put(name, (PoolState) value));
        Map<String, Integer> counts = new TreeMap<>();
        agents.values().stream()
                .map(AgentState.class::cast)
                .filter(agent -> agent.getPool().equals(pool))
                .forEach(agent -> counts.merge(agent.getStatus().toString().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return judge(pool, states, counts);
    }

    private Map<String, SpecificRecord> last(Topic topic, List<String> unreadable) {
        Map<String, SpecificRecord> values = new HashMap<>();
        TopicReader.read(kafka, topic, stall, new TopicReader.Sink() {
            @Override
            public void record(String key, SpecificRecord value) {
                if (value == null) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
            }

            @Override
            public void unreadable(String where, String sentence) {
                unreadable.add(where + ": " + sentence);
            }
        });
        return values;
    }

    /** @param counts of the pool's agents by what they are at */
    static Finding judge(String pool, Map<String, PoolState> pools, Map<String, Integer> counts) {
        PoolState state = pools.get(pool);
        if (state == null) {
            String known = pools.isEmpty()
                    ? "The service has never configured one."
                    : "There are: " + String.join(", ", pools.keySet()) + ".";
            String meant = pools.isEmpty() ? "" : "--pool " + Nearest.to(pool, pools.keySet()) + "; or ";
            return Finding.failed(
                    Fault.CONFIGURATION,
                    List.of(),
                    List.of(new Problem(
                            "there is no pool " + pool + ". " + known,
                            meant + "add " + pool + " to berth.pools of the service and restart it.")));
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<String> seen = List.of("pool " + pool + " has " + all + (all == 1 ? " agent" : " agents")
                + (counts.isEmpty() ? "" : " " + counts));
        List<Problem> warnings = new ArrayList<>();
        if (state.getHold() != null) {
            warnings.add(new Problem(
                    "the pool is on hold by " + state.getHold().getBy() + ": "
                            + state.getHold().getReason() + ". Nothing is given away meanwhile.",
                    "berth pool release --pool " + pool + " --reason WHY"));
        }
        if (all == 0) {
            warnings.add(new Problem(
                    "no agent has ever registered in the pool.",
                    "on an agent machine: berth-agent check --config FILE, then berth-agent run --config FILE"));
        } else if (all == counts.getOrDefault("offline", 0)) {
            warnings.add(new Problem(
                    "all agents of the pool are offline.",
                    "on an agent machine: look at the log of berth-agent, and start it again."));
        }
        return Finding.warning(seen, warnings);
    }
}
