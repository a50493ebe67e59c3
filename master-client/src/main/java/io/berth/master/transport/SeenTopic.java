package io.berth.master.transport;

import java.util.Map;
import java.util.Set;

/**
 * What this client can see of a topic.
 *
 * @param presence whether it is there
 * @param partitions 0 where it cannot be seen
 * @param settings by their Kafka names; empty where this client may not see them
 * @param operations what this client may do with it, in Kafka's words: {@code READ}, {@code WRITE}
 */
public record SeenTopic(Presence presence, int partitions, Map<String, String> settings, Set<String> operations) {
    /** Whether a topic is there. */
    public enum Presence {
        PRESENT,
        MISSING,
        /** This client may not even know. */
        HIDDEN
    }

    public SeenTopic {
        settings = Map.copyOf(settings);
        operations = Set.copyOf(operations);
    }

    static SeenTopic without(Presence presence) {
        return new SeenTopic(presence, 0, Map.of(), Set.of());
    }
}
