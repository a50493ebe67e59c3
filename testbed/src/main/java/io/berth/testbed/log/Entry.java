package io.berth.testbed.log;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One record of a topic.
 *
 * @param timeMs milliseconds since 1970, by the broker or the writer, as the topic has it
 * @param value what it says; empty for a null value and for bytes that are no record of ours
 * @param bytes as it stands in the topic, null where it is null
 */
public record Entry(
        String topic,
        int partition,
        long offset,
        long timeMs,
        String key,
        Map<String, String> headers,
        byte[] bytes,
        Optional<SpecificRecord> value) {

    static Entry of(ConsumerRecord<String, byte[]> read, Optional<SpecificRecord> value) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : read.headers()) {
            headers.put(
                    header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
        }
        return new Entry(
                read.topic(),
                read.partition(),
                read.offset(),
                read.timestamp(),
                read.key(),
                headers,
                read.value(),
                value);
    }
}
