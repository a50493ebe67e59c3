package io.berth.schemas.catalogue;

import io.berth.schemas.state.PresenceState;
import io.berth.schemas.topic.Topic;
import io.berth.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Every record that stands in a topic or a store by itself, as the topics say. */
public final class WireRecords {
    private static final Map<Topic, String> FOLDERS = Map.of(
            Topics.COMMANDS, "command",
            Topics.AGENT_REPORTS, "report",
            Topics.REPLIES, "reply",
            Topics.AGENTS, "state",
            Topics.REQUESTS, "state",
            Topics.MASTERS, "state",
            Topics.POOLS, "state",
            Topics.EVENTS, "event");

    private WireRecords() {}

    /** @return their generated classes, in the order of the topics */
    public static List<Class<?>> classes() {
        Stream<Class<?>> inTopics = Topics.all().stream()
                .flatMap(topic -> topic.records().stream()
                        .<Class<?>>map(record -> type("io.berth.schemas." + FOLDERS.get(topic) + "." + record)));
        return Stream.concat(inTopics, Stream.of(PresenceState.class)).toList();
    }

    /** @return their schemas, as the generated classes have them */
    public static List<Schema> schemas() {
        return classes().stream().map(SpecificData.get()::getSchema).toList();
    }

    private static Class<?> type(String fullName) {
        try {
            return Class.forName(fullName);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("A topic names " + fullName + ", and there is no such record.", e);
        }
    }
}
