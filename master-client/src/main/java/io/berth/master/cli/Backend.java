package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.transport.LogLane;
import io.berth.master.transport.LogReader;
import io.berth.master.transport.TopicFollower;
import io.berth.master.transport.TopicReader;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.topic.Topic;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

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

    /**
     * Reads of a topic what has this key and came since. See {@link TopicReader#read(java.util.Map, Topic, String, Instant,
     * java.time.Duration, TopicReader.Sink)}.
     *
     * @param since null for the beginning
     * @throws io.berth.master.UnavailableException if there is no progress within the connect timeout
     */
    void readSince(BerthConfig config, Topic topic, String key, Instant since, TopicReader.Sink sink);

    /**
     * Reads topics from their beginning, and goes on. See {@link TopicFollower#follow}.
     *
     * @throws io.berth.master.UnavailableException if there is no progress within the connect timeout
     */
    void follow(BerthConfig config, List<Topic> topics, TopicFollower.Follower follower);

    /**
     * Reads the command log and the event log side by side. See {@link LogReader#read}.
     *
     * @param pool null for all
     * @param since null for all commands that are kept
     * @throws io.berth.master.UnavailableException if there is no progress within the connect timeout
     */
    void readLogs(BerthConfig config, PoolName pool, Instant since, Consumer<LogLane> lanes);
}
