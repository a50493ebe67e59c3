package io.berth.schemas.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One topic of Berth: what it is called, what is in it, and the shape that it must have in Kafka.
 *
 * @param key what a record's key is, as text
 * @param purpose one sentence for a person
 * @param records the simple names of the records that may stand in it; empty where the value is not ours
 * @param partitions how many it is created with
 * @param retention how long a record is kept; null in a compacted topic, which keeps the last record of each key
 * @param timestampsByBroker whether the broker stamps each record as it appends it
 * @param partitionsFixed whether the number of partitions is part of the protocol and may never change
 */
public record Topic(
        String name,
        String key,
        String purpose,
        List<String> records,
        int partitions,
        Duration retention,
        boolean timestampsByBroker,
        boolean partitionsFixed) {

    private static final Duration SHORT = Duration.ofDays(1);
    private static final Duration SMALL_SEGMENT = Duration.ofMinutes(10);
    private static final int SMALL_SEGMENT_BYTES = 32 * 1024 * 1024;

    public Topic {
        records = List.copyOf(records);
    }

    public boolean isCompacted() {
        return retention == null;
    }

    /** @return the topic-level settings that Kafka is given when the topic is created, by their Kafka names */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("cleanup.policy", isCompacted() ? "compact" : "delete");
        settings.put("message.timestamp.type", timestampsByBroker ? "LogAppendTime" : "CreateTime");
        if (isCompacted()) {
            settings.put("min.cleanable.dirty.ratio", "0.1");
        } else {
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        // Kafka cleans only segments that are closed, by default after a week or a gigabyte: whoever reads such a topic
        // from its beginning would read all of that.
        if (isCompacted() || retention.compareTo(SHORT) < 0) {
            settings.put("segment.bytes", Integer.toString(SMALL_SEGMENT_BYTES));
            settings.put("segment.ms", Long.toString(SMALL_SEGMENT.toMillis()));
        }
        return settings;
    }
}
