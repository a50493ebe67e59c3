package io.berth.testbed.endtoend;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.log.Entry;
import io.berth.testbed.log.TopicTail;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;

/** Writes whatever it likes to the topics, as no client of ours would, and hears what becomes of it. */
final class Wire implements AutoCloseable {
    private final WireCodec codec = Codecs.of(Map.of());
    private final KafkaProducer<String, byte[]> producer;
    private final List<Entry> heard = new CopyOnWriteArrayList<>();
    private final TopicTail tail;

    Wire(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", "2097152"),
                new StringSerializer(),
                new ByteArraySerializer());
        this.tail = new TopicTail(
                bootstrapServers,
                List.of(Topics.REPLIES.name(), Topics.DEAD_LETTERS.name()),
                TopicTail.From.END,
                heard::add);
    }

    byte[] bytes(SpecificRecord record) {
        return codec.encode(record);
    }

    /** @return where it stands, {@code topic-partition@offset} */
    String send(Topic topic, String key, byte[] value) {
        return send(new ProducerRecord<>(topic.name(), key, value));
    }

    /** Writes to the partition of one key under another. */
    String sendBeside(Topic topic, String neighbour, String key, byte[] value) {
        int partition =
                Utils.toPositive(Utils.murmur2(neighbour.getBytes(StandardCharsets.UTF_8))) % topic.partitions();
        return send(new ProducerRecord<>(topic.name(), partition, key, value));
    }

    private String send(ProducerRecord<String, byte[]> record) {
        try {
            RecordMetadata sent = producer.send(record).get();
            return sent.topic() + "-" + sent.partition() + "@" + sent.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka itself refused the record", e.getCause());
        }
    }

    /** @return the first answer to a master that fits */
    <T> T answer(String master, Class<T> type, Predicate<T> condition) {
        return Await.until(
                master + " is answered with " + type.getSimpleName(),
                World.LIMIT,
                () -> heard.stream()
                        .filter(entry -> entry.topic().equals(Topics.REPLIES.name()) && master.equals(entry.key()))
                        .flatMap(entry -> entry.value().stream())
                        .filter(type::isInstance)
                        .map(type::cast)
                        .filter(condition)
                        .findFirst());
    }

    /** @return the answers of a type to a master so far */
    <T> List<T> answers(String master, Class<T> type) {
        return heard.stream()
                .filter(entry -> entry.topic().equals(Topics.REPLIES.name()) && master.equals(entry.key()))
                .flatMap(entry -> entry.value().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** @return the dead letter of the record that stood there */
    Entry deadLetter(String source) {
        return Await.until(
                "the record at " + source + " is set aside",
                World.LIMIT,
                () -> heard.stream()
                        .filter(entry -> entry.topic().equals(Topics.DEAD_LETTERS.name()))
                        .filter(entry -> source.equals(entry.headers().get(Headers.SOURCE)))
                        .findFirst());
    }

    @Override
    public void close() {
        tail.close();
        producer.close();
    }
}
