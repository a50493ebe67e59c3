package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.transport.TopicReader;
import io.berth.schemas.topic.Topic;

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
}
