package io.berth.master.transport;

import io.berth.master.session.Outgoing;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.mapping.CommandMapper;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes commands to the command log. The only place of a client that does, because the way there will change. */
final class CommandSender {
    private static final Logger LOG = LoggerFactory.getLogger(CommandSender.class);

    private final KafkaProducer<byte[], byte[]> producer;
    private final WireCodec codec;
    private volatile boolean failing;

    private CommandSender(KafkaProducer<byte[], byte[]> producer, WireCodec codec) {
        this.producer = producer;
        this.codec = codec;
    }

    /**
     * When it returns, the first command can be sent without a look-up.
     *
     * @throws io.berth.master.UnavailableException within about the given time
     */
    static CommandSender open(Map<String, String> settings, WireCodec codec, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        KafkaProducer<byte[], byte[]> producer = null;
        boolean open = false;
        try {
            producer = new KafkaProducer<>(KafkaSettings.producer(settings));
            while (!knowsTopic(producer)) {
                if (System.nanoTime() - deadline >= 0) {
                    throw Problems.topicMissing(Topics.COMMANDS.name(), settings);
                }
            }
            open = true;
            return new CommandSender(producer, codec);
        } catch (KafkaException e) {
            throw Problems.of(e, settings, atMost);
        } finally {
            if (!open && producer != null) {
                producer.close(Duration.ZERO);
            }
        }
    }

    private static boolean knowsTopic(KafkaProducer<byte[], byte[]> producer) {
        try {
            return !producer.partitionsFor(Topics.COMMANDS.name()).isEmpty();
        } catch (TimeoutException e) {
            // The producer never blocks for longer than a sender may; here there is more time, so it is asked again.
            return false;
        }
    }

    /** Whatever becomes of it, the session hears no answer and sends it again. */
    void send(Outgoing outgoing) {
        try {
            producer.send(message(outgoing), (metadata, problem) -> report(problem));
        } catch (KafkaException e) {
            report(e);
        }
    }

    /** Sends it once, for who wants to know what became of it. */
    Future<RecordMetadata> sendOnce(Outgoing outgoing) {
        return producer.send(message(outgoing));
    }

    private ProducerRecord<byte[], byte[]> message(Outgoing outgoing) {
        SpecificRecord record = CommandMapper.write(outgoing.pool(), outgoing.command());
        return new ProducerRecord<>(
                Topics.COMMANDS.name(), null, bytes(outgoing.pool().value()), codec.encode(record), headers(record));
    }

    /** One line when it starts and one when it is over, not one per attempt. */
    private void report(Exception problem) {
        if (problem == null) {
            if (failing) {
                failing = false;
                LOG.info("Kafka takes commands again.");
            }
        } else if (!failing) {
            failing = true;
            LOG.warn("Kafka does not take commands now; they are sent again until it does: {}", problem.toString());
        }
    }

    private static List<Header> headers(SpecificRecord record) {
        List<Header> headers = new ArrayList<>(3);
        headers.add(header(Headers.TYPE, record.getSchema().getName()));
        field(record, "request").ifPresent(request -> headers.add(header(Headers.REQUEST, request)));
        field(record, "agent").ifPresent(agent -> headers.add(header(Headers.AGENT, agent)));
        return headers;
    }

    private static Optional<String> field(SpecificRecord record, String name) {
        Schema.Field field = record.getSchema().getField(name);
        return field == null ? Optional.empty() : Optional.ofNullable((String) record.get(field.pos()));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void close(Duration atMost) {
        producer.close(atMost);
    }
}
