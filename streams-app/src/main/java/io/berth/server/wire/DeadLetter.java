package io.berth.server.wire;

import io.berth.schemas.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that nobody could read, or that was passed over, on its way to the dead-letter topic: its key and value as they were, the reason in
 * its headers.
 */
final class DeadLetter {
    /**
     * More of a value than this is cut off. A letter must always fit, with its headers, into what a producer may send: a
     * record that could neither be read nor set aside would stop the task for ever.
     */
    static final int LONGEST_VALUE = 512 * 1024;

    private static final int LONGEST_KEY = 1024;

    private DeadLetter() {}

    /**
     * @param code a word for programs
     * @param sentence for people; must already be safe to show
     */
    static Record<byte[], byte[]> of(
            Record<byte[], byte[]> input, RecordMetadata source, String code, String sentence) {
        Record<byte[], byte[]> letter =
                new Record<>(cut(input.key(), LONGEST_KEY), cut(input.value(), LONGEST_VALUE), input.timestamp());
        header(letter, Headers.ERROR, code);
        header(letter, Headers.REASON, sentence);
        header(letter, Headers.SOURCE, Place.of(source).toString());
        if (input.value() != null && input.value().length > LONGEST_VALUE) {
            header(letter, Headers.CUT_FROM, Integer.toString(input.value().length));
        }
        return letter;
    }

    private static byte[] cut(byte[] bytes, int longest) {
        return bytes == null || bytes.length <= longest ? bytes : Arrays.copyOf(bytes, longest);
    }

    private static void header(Record<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
