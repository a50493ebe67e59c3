package io.berth.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Option;

/** For people or for programs. */
final class OutputOption {
    /** The two ways to print. */
    enum Format {
        TEXT,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
            defaultValue = "text")
    private Format format;

    boolean isJson() {
        return format == Format.JSON;
    }

    /** @return maps, lists and records as JSON */
    static String json(Object value) throws JsonProcessingException {
        // Jackson alone does not know durations; ISO-8601 text is what programs expect.
        SimpleModule durations = new SimpleModule().addSerializer(Duration.class, ToStringSerializer.instance);
        return new ObjectMapper()
                .registerModule(durations)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(value);
    }
}
