package io.berth.master.transport;

import io.berth.master.PoolAgent;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads {@code berth.agents}, on threads of its own that live for as long as somebody reads. */
final class KafkaAgents implements AgentFeed {
    private final Map<String, String> settings;
    private final Duration stall;

    /**
     * @param settings Kafka's own, and those of the registry
     * @param stall how long one read may take until something comes
     */
    KafkaAgents(Map<String, String> settings, Duration stall) {
        this.settings = settings;
        this.stall = stall;
    }

    @Override
    public CompletableFuture<List<PoolAgent>> read(PoolName pool) {
        CompletableFuture<List<PoolAgent>> agents = new CompletableFuture<>();
        start("berth-agents-read", () -> {
            try {
                AgentRecords records = new AgentRecords(agent -> agent.pool().equals(pool));
                TopicReader.read(settings, Topics.AGENTS, stall, records);
                agents.complete(List.copyOf(records.all()));
            } catch (RuntimeException | Error e) {
                agents.completeExceptionally(e);
            }
        });
        return agents;
    }

    @Override
    public Following follow(Listener listener) {
        AgentFollower follower = new AgentFollower(settings, listener);
        start("berth-agents", follower);
        return follower;
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
