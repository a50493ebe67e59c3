package io.berth.master.cli;

import io.berth.schemas.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What a command lists, as the topics have it last. */
interface Listing {
    /** What became of a row since it was asked for the last time. */
    enum Change {
        /** It was there when the list was first read. */
        present,
        changed,
        /** It is not in the list any more; what is shown is what it was at last. */
        left
    }

    /** @param key of the row in the topic */
    record Row(String key, Change change, Map<String, Object> fields) {}

    List<Topic> topics();

    /** Takes what a topic says, in its order. @param value null for the end of the key */
    void record(Topic topic, String key, SpecificRecord value);

    /** @return what is in the list now, in its order. Those that left it are not among later {@link #changes} */
    List<Map<String, Object>> rows(boolean forPrograms, Instant now);

    /** @return the rows that are in the list and changed since this was asked for, and then those that left it */
    List<Row> changes(boolean forPrograms, Instant now);

    /** @param rows those that are to be shown */
    Columns columns(List<Map<String, Object>> rows);

    /** @return what is to be said beside the list, a sentence each */
    List<String> notes(Instant now);
}
