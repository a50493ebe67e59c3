package io.berth.server.wire;

import io.berth.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** A record as it leaves: text key, value of ours, and headers that say in text what it is about. */
public final class WireRecord {
    private final Record<Object, Object> record;

    private WireRecord(Record<Object, Object> record) {
        this.record = record;
    }

    public static WireRecord of(String key, SpecificRecord value, long timestampMs) {
        RecordHeaders headers = new RecordHeaders();
        WireRecord made = new WireRecord(new Record<>(key, value, timestampMs, headers));
        return made.with(Headers.TYPE, value.getSchema().getName());
    }

    /** @return a record without a value, which removes the key from a compacted topic */
    public static Record<Object, Object> tombstone(String key, long timestampMs) {
        return new Record<>(key, null, timestampMs);
    }

    /** @param value null adds nothing */
    public WireRecord with(String header, Object value) {
        if (value != null) {
            record.headers().add(header, value.toString().getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    public Record<Object, Object> record() {
        return record;
    }
}
