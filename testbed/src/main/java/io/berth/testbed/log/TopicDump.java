package io.berth.testbed.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Everything that stands in topics at one moment. */
public final class TopicDump {
    private TopicDump() {}

    /** @return all committed records, in the order of each partition */
    public static List<Entry> of(String bootstrapServers, List<String> topics) {
        List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
        try (TopicTail tail = new TopicTail(bootstrapServers, topics, TopicTail.From.BEGINNING, entries::add)) {
            tail.awaitCaughtUp();
        }
        return List.copyOf(entries);
    }
}
