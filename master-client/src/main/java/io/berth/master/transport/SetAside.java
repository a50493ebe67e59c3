package io.berth.master.transport;

import io.berth.schemas.topic.Headers;
import io.berth.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The commands that the service set aside, as its dead letters say. */
final class SetAside {
    private final Map<String, Long> timesBySource = new HashMap<>();

    void add(ConsumerRecord<byte[], byte[]> letter) {
        Header source = letter.headers().lastHeader(Headers.SOURCE);
        if (source != null && source.value() != null) {
            String place = new String(source.value(), StandardCharsets.UTF_8);
            if (place.startsWith(Topics.COMMANDS.name() + "-")) {
                timesBySource.put(place, letter.timestamp());
            }
        }
    }

    /** A letter has the time of what it was made of; one from before the log was created anew has another. */
    boolean has(ConsumerRecord<byte[], byte[]> command) {
        Long time = timesBySource.get(command.topic() + "-" + command.partition() + "@" + command.offset());
        return time != null && time == command.timestamp();
    }
}
