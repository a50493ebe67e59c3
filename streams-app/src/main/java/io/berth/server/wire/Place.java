package io.berth.server.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Where a record stands. Its text, {@code topic-partition@offset}, is the same in headers, log lines and settings.
 *
 * @param partition from 0
 * @param offset from 0
 */
public record Place(String topic, int partition, long offset) {
    // No more digits than fit: no exception as an answer.
    private static final Pattern TEXT = Pattern.compile("([a-zA-Z0-9._-]{1,249})-([0-9]{1,9})@([0-9]{1,18})");

    static Place of(RecordMetadata source) {
        return new Place(source.topic(), source.partition(), source.offset());
    }

    /** @return empty where the text is no place */
    public static Optional<Place> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Place(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
