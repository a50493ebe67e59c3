package io.berth.testbed.endtoend;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.log.Entry;
import io.berth.testbed.log.TopicTail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Machines that speak and listen through the real topics, on threads of their own. Thread-safe. */
final class Machines implements AutoCloseable {
    private static final long HEARTBEAT_MILLIS = 1500;

    private final Map<String, List<Machine>> machines = new ConcurrentHashMap<>();
    private final WireCodec codec = Codecs.of(Map.of());
    private final KafkaProducer<String, byte[]> producer;
    private final TopicTail tail;
    private final ScheduledExecutorService heart;

    Machines(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.tail = new TopicTail(bootstrapServers, List.of(Topics.AGENTS.name()), TopicTail.From.END, this::follow);
        this.heart = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "heartbeats-of-machines");
            thread.setDaemon(true);
            return thread;
        });
        heart.scheduleAtFixedRate(
                () -> all().forEach(Machine::beat), HEARTBEAT_MILLIS, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Returns at once; the service has registered it a moment later. */
    Machine start(String pool, String name, List<String> tags, boolean cleans) {
        Machine machine = new Machine(pool, name, tags, cleans, this::send);
        if (machines.putIfAbsent(Topics.keyOf(pool, name), List.of(machine)) != null) {
            throw new IllegalArgumentException("Two tests use the agent " + pool + "/" + name + ".");
        }
        machine.beat();
        return machine;
    }

    /** @return another one that takes itself for the same agent */
    Machine twin(Machine machine, List<String> tags) {
        Machine twin = new Machine(machine.pool(), machine.name().value(), tags, true, this::send);
        machines.put(Topics.keyOf(machine.pool(), machine.name().value()), List.of(machine, twin));
        twin.beat();
        return twin;
    }

    private Stream<Machine> all() {
        return machines.values().stream().flatMap(List::stream);
    }

    /** They say goodbye. */
    @Override
    public void close() {
        heart.shutdownNow();
        tail.close();
        all().forEach(Machine::leave);
        producer.close();
    }

    private void follow(Entry entry) {
        entry.value()
                .map(AgentState.class::cast)
                .ifPresent(state ->
                        machines.getOrDefault(entry.key(), List.of()).forEach(machine -> machine.follow(state)));
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
