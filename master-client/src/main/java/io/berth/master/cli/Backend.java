package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.schemas.topic.Topic;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** What the commands need of Kafka. Tests put something in its place. */
interface Backend {

    /** See {@link Berth#connect}. */
    Berth connect(BerthConfig config);

    /**
     * Reads a topic from its beginning to where it ends now. The records of one partition come in order.
     *
     * @throws io.berth.master.UnavailableException if there is no progress within the connect timeout
     */
    void read(BerthConfig config, Topic topic, Consumer<Entry> reader);

    /**
     * A record of a topic.
     *
     * @param value null for the end of its key
     */
    record Entry(String key, SpecificRecord value) {}
}
