package io.berth.testbed.log;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;

/** The agents and requests of all pools as everybody can see them, kept up to date from the compacted topics. Thread-safe. */
public final class PoolView implements AutoCloseable {
    private final SortedMap<String, AgentState> agents = new ConcurrentSkipListMap<>();
    private final SortedMap<String, RequestState> requests = new ConcurrentSkipListMap<>();
    private final TopicTail tail;

    public PoolView(String bootstrapServers) {
        this.tail = new TopicTail(
                bootstrapServers,
                List.of(Topics.AGENTS.name(), Topics.REQUESTS.name()),
                TopicTail.From.BEGINNING,
                this::see);
    }

    /** @return the agents of a pool, by name */
    public List<AgentState> agents(String pool) {
        return agents.values().stream()
                .filter(agent -> agent.getPool().equals(pool))
                .toList();
    }

    public Optional<AgentState> agent(String pool, String agent) {
        return Optional.ofNullable(agents.get(Topics.keyOf(pool, agent)));
    }

    public Optional<RequestState> request(String pool, String request) {
        return Optional.ofNullable(requests.get(Topics.keyOf(pool, request)));
    }

    /** @return the requests of a pool that are not over, in the order in which they came */
    public List<RequestState> queue(String pool) {
        return requests.values().stream()
                .filter(request -> request.getPool().equals(pool))
                .filter(request -> request.getStatus() != RequestStatus.ENDED)
                .sorted(Comparator.comparingLong(RequestState::getPosition))
                .toList();
    }

    /** Waits until an agent is in a state. */
    public AgentState await(String pool, String agent, AgentStatus status) {
        return await(pool, agent, status.toString(), seen -> seen.getStatus() == status);
    }

    /** Waits until an agent is as it should be. */
    public AgentState await(String pool, String agent, String what, Predicate<AgentState> condition) {
        return Await.until(
                pool + "/" + agent + " is " + what + "; now: " + agent(pool, agent),
                World.LIMIT,
                () -> agent(pool, agent).filter(condition));
    }

    /** Waits until a request is as it should be. */
    public RequestState awaitRequest(String pool, String request, RequestStatus status) {
        return Await.until(
                "request " + pool + "/" + request + " is " + status,
                World.LIMIT,
                () -> request(pool, request).filter(seen -> seen.getStatus() == status));
    }

    @Override
    public void close() {
        tail.close();
    }

    private void see(Entry entry) {
        if (entry.topic().equals(Topics.AGENTS.name())) {
            put(agents, entry, AgentState.class);
        } else {
            put(requests, entry, RequestState.class);
        }
    }

    private static <T> void put(SortedMap<String, T> view, Entry entry, Class<T> type) {
        Optional<SpecificRecord> value = entry.value();
        if (value.isPresent()) {
            view.put(entry.key(), type.cast(value.get()));
        } else {
            view.remove(entry.key());
        }
    }
}
