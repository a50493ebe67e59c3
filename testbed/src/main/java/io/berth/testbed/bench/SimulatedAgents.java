package io.berth.testbed.bench;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.log.Entry;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.log.TopicTail;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Many agents in one process: they heartbeat and follow their state through the real topics, and run nothing. */
public final class SimulatedAgents implements AutoCloseable {
    private static final long HEARTBEAT_SECONDS = 5;

    private final String pool;
    private final Map<String, SimulatedAgent> agents = new TreeMap<>();
    private final WireCodec codec = Codecs.of(Map.of());
    private final KafkaProducer<String, byte[]> producer;
    private final TopicTail tail;
    private final ScheduledExecutorService heart;

    /** Returns at once; the service has registered them a moment later. */
    public SimulatedAgents(String bootstrapServers, String pool, int count, List<String> tags) {
        this.pool = pool;
        String incarnation = UUID.randomUUID().toString();
        for (int i = 1; i <= count; i++) {
            String name = String.format(Locale.ROOT, "simulated-%03d", i);
            agents.put(Topics.keyOf(pool, name), new SimulatedAgent(pool, name, incarnation, tags));
        }
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.tail = new TopicTail(bootstrapServers, List.of(Topics.AGENTS.name()), TopicTail.From.END, this::follow);
        this.heart = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "simulated-heartbeats");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleAtFixedRate(() -> beat(false), 0, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until the service has registered all of them, and all are free. */
    public void awaitAvailable(PoolView view) {
        Await.until(
                agents.size() + " simulated agents are available", World.LIMIT, () -> available(view) == agents.size());
    }

    /** The agents say goodbye. */
    @Override
    public void close() {
        heart.shutdownNow();
        tail.close();
        beat(true);
        producer.close();
    }

    private long available(PoolView view) {
        return view.agents(pool).stream()
                .filter(agent -> agents.containsKey(Topics.keyOf(pool, agent.getAgent())))
                .filter(agent -> agent.getStatus() == AgentStatus.AVAILABLE)
                .count();
    }

    private synchronized void beat(boolean stopping) {
        agents.values().forEach(agent -> send(agent.report(stopping)));
    }

    private synchronized void follow(Entry entry) {
        SimulatedAgent agent = agents.get(entry.key());
        if (agent != null && entry.value().isPresent()) {
            agent.follow((AgentState) entry.value().get()).ifPresent(this::send);
        }
    }

    private void send(AgentReport report) {
        String key = Topics.keyOf(report.getPool(), report.getAgent());
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.AGENT_REPORTS.name(), key, codec.encode(report));
        record.headers().add(Headers.TYPE, "AgentReport".getBytes(StandardCharsets.UTF_8));
        record.headers().add(Headers.AGENT, report.getAgent().getBytes(StandardCharsets.UTF_8));
        producer.send(record);
    }
}
