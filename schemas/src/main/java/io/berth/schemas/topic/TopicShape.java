package io.berth.schemas.topic;

import java.util.Map;

/**
 * What a topic is in Kafka.
 *
 * @param settings topic-level settings by their Kafka names, the broker's defaults included
 */
public record TopicShape(int partitions, Map<String, String> settings) {
    public TopicShape {
        settings = Map.copyOf(settings);
    }
}
