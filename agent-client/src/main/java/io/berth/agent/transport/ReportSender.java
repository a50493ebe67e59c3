package io.berth.agent.transport;

import io.berth.agent.config.ConfigException;
import io.berth.agent.session.Report;
import io.berth.reservation.tag.TagSet;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.report.AgentReport;
import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Sends reports, one at a time. Each report says everything, so while one is under way only the newest of the rest is
 * kept, and one that was lost is made good by the next heartbeat.
 */
final class ReportSender {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Clients clients;
    private final WireCodec codec;
    private final AgentIdentity identity;
    private final Supplier<TagSet> tags;
    private final Inbox inbox;
    private final Runnable heard;
    private final Reachability reachability = new Reachability(
            "Sending reports to " + Topics.AGENT_REPORTS.name(),
            "Until it does, the service hears nothing of this agent and will take it for lost.");

    private Producer<byte[], byte[]> producer;
    private boolean underWay;
    private Report waiting;

    /**
     * @param tags what is told with every report
     * @param heard called on the agent's thread when Kafka has taken a report
     */
    ReportSender(
            Clients clients,
            WireCodec codec,
            AgentIdentity identity,
            Supplier<TagSet> tags,
            Inbox inbox,
            Runnable heard) {
        this.clients = clients;
        this.codec = codec;
        this.identity = identity;
        this.tags = tags;
        this.inbox = inbox;
        this.heard = heard;
    }

    void send(Report report) throws ConfigException {
        if (underWay) {
            waiting = report;
            return;
        }
        try {
            if (producer == null) {
                producer = clients.producer();
            }
            underWay = true;
            producer.send(record(report), (metadata, failure) -> inbox.put(() -> sent(failure)));
        } catch (KafkaException e) {
            underWay = false;
            failed(e);
        }
    }

    private void sent(Exception failure) throws ConfigException {
        underWay = false;
        if (failure == null) {
            reachability.works();
            heard.run();
        } else {
            failed(failure);
        }
        Report next = waiting;
        waiting = null;
        if (next != null) {
            send(next);
        }
    }

    private void failed(Exception failure) {
        reachability.fails(failure);
        // Some failures are for good, and a producer that has met one refuses everything from then on.
        if (!(failure instanceof RetriableException) && producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private ProducerRecord<byte[], byte[]> record(Report report) {
        AgentReport wire = identity.wire(report, tags.get());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.AGENT_REPORTS.name(), utf8(identity.key()), codec.encode(wire));
        record.headers().add(Headers.TYPE, utf8(wire.getSchema().getName()));
        record.headers().add(Headers.AGENT, utf8(identity.agent()));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Sends what is left and waits for it, for a bounded time.
     *
     * @param last null where nothing may be said any more
     */
    void close(Report last) throws ConfigException {
        waiting = null;
        underWay = false;
        if (last != null) {
            send(last);
        }
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
