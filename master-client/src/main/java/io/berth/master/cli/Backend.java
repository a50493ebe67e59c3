package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.transport.TopicReader;
import io.berth.schemas.topic.Topic;

/** What the commands need of Kafka. Tests put something in its place. */
interface Backend {

    /** See {@link Berth#connect}. */
    Berth connect(BerthConfig config);

    /**
     * Reads a topic from its beginning to where it ends now. See {@link TopicReader#read}.
     *
     * @throws io.berth.master.UnavailableException if there is no progress within the connect timeout
     */
    void read(BerthConfig config, Topic topic, TopicReader.Sink sink);
}
