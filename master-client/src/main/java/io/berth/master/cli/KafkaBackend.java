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

/** The real one. */
final class KafkaBackend implements Backend {
    @Override
    public Berth connect(BerthConfig config) {
        return Berth.connect(config);
    }

    @Override
    public void read(BerthConfig config, Topic topic, TopicReader.Sink sink) {
        TopicReader.read(config.kafka(), topic, config.connectTimeout(), sink);
    }

    @Override
    public void readSince(BerthConfig config, Topic topic, String key, Instant since, TopicReader.Sink sink) {
        TopicReader.read(config.kafka(), topic, key, since, config.connectTimeout(), sink);
    }

    @Override
    public void follow(BerthConfig config, List<Topic> topics, TopicFollower.Follower follower) {
        TopicFollower.follow(config.kafka(), topics, config.connectTimeout(), follower);
    }

    @Override
    public void readLogs(BerthConfig config, PoolName pool, Instant since, Consumer<LogLane> lanes) {
        LogReader.read(config.kafka(), pool, since, config.connectTimeout(), lanes);
    }
}
