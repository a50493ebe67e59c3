package io.berth.testbed.agent;

import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Timing;
import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.process.Await;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The service's side of an agent, played by a test over a real broker: it hears reports and says states. */
final class PlayedService implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final WireCodec codec = Codecs.bundled();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<AgentReport> heard = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long sayings;

    PlayedService(EmbeddedBroker broker) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(create(Topics.AGENTS), create(Topics.AGENT_REPORTS)))
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < Topics.AGENT_REPORTS.partitions(); i++) {
            partitions.add(new TopicPartition(Topics.AGENT_REPORTS.name(), i));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private static NewTopic create(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings());
    }

    /** Says it under the agent's key; Kafka's own partitioner decides where it goes, as for every producer. */
    void says(String agent, String incarnation, AgentStatus status, long epoch) throws Exception {
        AgentUse use = status == AgentStatus.RESERVED
                ? new AgentUse(
                        "r-" + epoch,
                        "m1",
                        new Timing(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L),
                        false,
                        0L,
                        0L,
                        1L,
                        0L,
                        -1L,
                        0,
                        null,
                        false,
                        -1L,
                        -1L)
                : null;
        AgentState state = new AgentState(
                "default",
                agent,
                status,
                true,
                incarnation,
                List.of(),
                true,
                epoch,
                use,
                ++sayings,
                0L,
                List.of(),
                null,
                0,
                null,
                0,
                0L,
                0L,
                false);
        byte[] key = Topics.keyOf("default", agent).getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.AGENTS.name(), key, codec.encode(state)))
                .get();
    }

    /** @return the first report of the agent that was heard at all and is like this */
    AgentReport hears(String agent, String what, Predicate<AgentReport> like) {
        return Await.until("a report of " + agent + " that is " + what, LONG, () -> {
            listen();
            return heardOf(agent).stream().filter(like).findFirst();
        });
    }

    List<AgentReport> heardOf(String agent) {
        return heard.stream().filter(report -> report.getAgent().equals(agent)).toList();
    }

    Optional<ConsumerRecord<byte[], byte[]>> recordOf(String agent) {
        byte[] key = Topics.keyOf("default", agent).getBytes(StandardCharsets.UTF_8);
        return records.stream()
                .filter(record -> java.util.Arrays.equals(record.key(), key))
                .findFirst();
    }

    private void listen() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            try {
                heard.add((AgentReport) codec.decode(record.value()));
                records.add(record);
            } catch (UndecodableException e) {
                throw new AssertionError("an agent sent what nobody can read", e);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
