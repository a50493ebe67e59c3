package io.berth.schemas.catalogue;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.UndecodableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/** Records as the first release of each schema wrote them, read by the programs of today. */
public final class FirstRelease {
    private FirstRelease() {}

    /**
     * @param name the record, with its folder: {@code state.AgentState}
     * @param fields by name; a part as a map, a word for programs as its text; what has a default may be left out
     * @return what the codec makes of the bytes that a program of that release wrote
     */
    public static SpecificRecord read(String name, Map<String, ?> fields) {
        CatalogueEntry first = Catalogue.bundled().entries().stream()
                .filter(entry -> entry.fullName().equals("io.berth.schemas." + name))
                .findFirst()
                .orElseThrow();
        try {
            return Codecs.bundled().decode(framed(first, record(first.schema(), fields)));
        } catch (UndecodableException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] framed(CatalogueEntry entry, GenericRecord record) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(
                    ByteBuffer.allocate(5).put((byte) 0).putInt(entry.id()).array());
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(entry.schema()).write(record, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GenericRecord record(Schema schema, Map<?, ?> fields) {
        GenericRecordBuilder record = new GenericRecordBuilder(schema);
        fields.forEach((name, value) ->
                record.set((String) name, value(schema.getField((String) name).schema(), value)));
        return record.build();
    }

    private static Object value(Schema schema, Object value) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, (Map<?, ?>) value);
            case ENUM -> new GenericData.EnumSymbol(schema, (String) value);
            case ARRAY ->
                ((List<?>) value)
                        .stream()
                                .map(item -> value(schema.getElementType(), item))
                                .toList();
            case UNION -> value(schema.getTypes().get(1), value);
            default -> value;
        };
    }
}
