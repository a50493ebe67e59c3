package io.berth.schemas.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Shows records to people and scripts: one line, one JSON object, fields in the order of the schema, plain values.
 *
 * <p>The text is printable ASCII only, everything else is escaped: values come from others, and the line may be shown on
 * a terminal.
 */
public final class RecordJson {
    /** The name of the field that {@link #typedLine} puts first. */
    public static final String TYPE = "type";

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LAST_PRINTABLE = 0x7e;

    private RecordJson() {}

    /** @return the record's fields, without an end of line */
    public static String line(IndexedRecord record) {
        return text(record, false);
    }

    /** @return the same, with the simple name of the record as the first field, {@code type} */
    public static String typedLine(IndexedRecord record) {
        return text(record, true);
    }

    private static String text(IndexedRecord record, boolean typed) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setHighestNonEscapedChar(LAST_PRINTABLE);
            json.writeStartObject();
            if (typed) {
                json.writeStringField(TYPE, record.getSchema().getName());
            }
            writeFields(json, record);
            json.writeEndObject();
        } catch (IOException e) {
            // A string has no I/O errors.
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeFields(JsonGenerator json, IndexedRecord record) throws IOException {
        for (Schema.Field field : record.getSchema().getFields()) {
            json.writeFieldName(field.name());
            write(json, record.get(field.pos()));
        }
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof IndexedRecord record) {
            json.writeStartObject();
            writeFields(json, record);
            json.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof CharSequence || value instanceof Enum<?>) {
            json.writeString(value.toString());
        } else {
            throw new IllegalArgumentException(
                    "No record of the wire holds a " + value.getClass().getName());
        }
    }
}
