package io.berth.master.cli;

import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds the values in kcat's output: text, then a framed value, which itself knows where it ends, then a line end.
 *
 * <p>A value starts with a zero byte, which text does not contain. Where a value cannot be read, its end is unknown, and
 * the search goes on behind the next line end.
 */
final class Decoding {
    private static final int MAGIC = 0;
    private static final int LONGEST_PREFIX = 64 * 1024;

    private final WireCodec codec;
    private final PushbackInputStream in;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private boolean hadErrors;

    /** @param in read byte by byte */
    Decoding(WireCodec codec, InputStream in) {
        this.codec = codec;
        this.in = new PushbackInputStream(in, 1);
    }

    Map<String, Object> fields() {
        return fields;
    }

    boolean hadErrors() {
        return hadErrors;
    }

    /** @return whether more input is there without waiting for it */
    boolean mayHaveMore() throws IOException {
        return in.available() > 0;
    }

    /** @return whether there was something; {@link #fields} then says what */
    boolean next() throws IOException {
        fields.clear();
        ByteArrayOutputStream prefix = new ByteArrayOutputStream();
        for (int read = in.read(); read != -1; read = in.read()) {
            if (read == MAGIC) {
                value(text(prefix));
                return true;
            }
            if (read == '\n') {
                if (prefix.size() > 0) {
                    line(text(prefix));
                    return true;
                }
            } else if (prefix.size() < LONGEST_PREFIX) {
                prefix.write(read);
            }
        }
        if (prefix.size() > 0) {
            line(text(prefix));
            return true;
        }
        return false;
    }

    private void value(String prefix) throws IOException {
        // The byte that announced the value belongs to it.
        in.unread(MAGIC);
        try {
            Optional<SpecificRecord> record = codec.decodeNext(in);
            record.ifPresent(value -> {
                fields.put("type", value.getSchema().getName());
                fields.put("prefix", prefix);
                fields.put("value", value);
            });
        } catch (UndecodableException e) {
            error(prefix, e.getMessage());
            skipLine();
        }
    }

    /** A line without a value: kcat prints a null value as nothing, or as NULL with -Z, behind the key and its delimiter. */
    private void line(String text) {
        boolean isNull = text.endsWith("NULL") || Character.isWhitespace(text.charAt(text.length() - 1));
        if (isNull) {
            fields.put("type", null);
            fields.put("prefix", text);
            fields.put("value", null);
        } else {
            error(text, "This line has no value that starts with a zero byte: it is no record of Berth.");
        }
    }

    private void error(String prefix, String sentence) {
        hadErrors = true;
        fields.put("error", sentence);
        fields.put("prefix", prefix);
    }

    private void skipLine() throws IOException {
        int read = in.read();
        while (read != '\n' && read != -1) {
            read = in.read();
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
