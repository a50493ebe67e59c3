package io.berth.schemas.codec;

import io.berth.schemas.catalogue.Catalogue;
import io.berth.schemas.catalogue.CatalogueEntry;
import io.berth.schemas.codec.UndecodableException.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** The codec, whoever gives the ids. */
final class FramedCodec implements WireCodec {
    static final byte MAGIC = 0;
    static final int HEADER = 5;

    private final SchemaIds ids;
    private final GeneratedClasses classes;
    private final Map<String, Schema> ours = new HashMap<>();
    private final Map<Class<?>, RecordWriter> writers = new HashMap<>();
    private final Map<Integer, RecordReader> readers = new ConcurrentHashMap<>();
    private final ThreadLocal<BytesDecoder> decoders = ThreadLocal.withInitial(BytesDecoder::new);

    FramedCodec(Catalogue catalogue, SchemaIds ids) {
        this.ids = ids;
        this.classes = new GeneratedClasses(catalogue);
        for (CatalogueEntry entry : catalogue.newest()) {
            Class<?> type = classes.named(entry.fullName());
            Schema schema = classes.getSchema(type);
            ours.put(entry.fullName(), schema);
            writers.put(type, new RecordWriter(ids.idOf(entry.fullName()), schema, classes));
        }
    }

    @Override
    public byte[] encode(SpecificRecord record) {
        RecordWriter writer = writers.get(record.getClass());
        if (writer == null) {
            throw new IllegalArgumentException(
                    record.getSchema().getFullName() + " does not stand in a topic or a store by itself.");
        }
        return writer.write(record);
    }

    @Override
    public SpecificRecord decode(byte[] bytes) throws UndecodableException {
        checkFrame(bytes);
        RecordReader reader = reader(idIn(bytes));
        BytesDecoder decoder = decoders.get().from(bytes, HEADER);
        try {
            SpecificRecord record = read(reader, decoder);
            if (decoder.remaining() > 0) {
                throw new UndecodableException(
                        Problem.CORRUPT,
                        decoder.remaining() + " bytes follow the " + reader.fullName()
                                + ". They are no part of it, so the value is not what it seems to be.");
            }
            return record;
        } catch (IOException e) {
            // An array has no I/O errors.
            throw new UncheckedIOException(e);
        } finally {
            decoder.release();
        }
    }

    @Override
    public Optional<SpecificRecord> decodeNext(InputStream stream) throws UndecodableException, IOException {
        byte[] header = stream.readNBytes(HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        checkFrame(header);
        return Optional.of(read(reader(idIn(header)), new StreamDecoder(stream, MAX_BYTES - HEADER)));
    }

    private static void checkFrame(byte[] bytes) throws UndecodableException {
        if (bytes == null) {
            throw new UndecodableException(Problem.EMPTY, "The value is null, and every record has one.");
        }
        if (bytes.length > MAX_BYTES) {
            throw new UndecodableException(
                    Problem.TOO_LONG,
                    "The value has " + bytes.length + " bytes, and no record of Berth has more than " + MAX_BYTES
                            + ".");
        }
        if (bytes.length < HEADER || bytes[0] != MAGIC) {
            throw new UndecodableException(
                    Problem.NOT_FRAMED,
                    "The value does not start with a zero byte and a schema id of four bytes, so no program that speaks"
                            + " Berth's format wrote it.");
        }
    }

    private static int idIn(byte[] bytes) {
        return (bytes[1] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | (bytes[4] & 0xff);
    }

    private RecordReader reader(int id) throws UndecodableException {
        RecordReader known = readers.get(id);
        if (known != null) {
            return known;
        }
        Optional<Schema> schema = ids.schemaOf(id);
        if (schema.isEmpty()) {
            throw new UndecodableException(
                    Problem.UNKNOWN_SCHEMA, "No schema has the id " + id + ". " + ids.aboutUnknown(id));
        }
        Schema reading = schema.get().getType() == Schema.Type.RECORD
                ? ours.get(schema.get().getFullName())
                : null;
        if (reading == null) {
            throw new UndecodableException(
                    Problem.FOREIGN_RECORD, "The schema with the id " + id + " is none of a record of Berth.");
        }
        RecordReader reader = readerOf(id, schema.get(), reading);
        readers.put(id, reader);
        return reader;
    }

    private RecordReader readerOf(int id, Schema writing, Schema reading) throws UndecodableException {
        try {
            return new RecordReader(writing, reading, classes);
        } catch (AvroRuntimeException e) {
            throw new UndecodableException(
                    Problem.FOREIGN_RECORD,
                    "The schema with the id " + id + " calls itself " + reading.getFullName()
                            + " and cannot be read as one.",
                    e);
        }
    }

    private static SpecificRecord read(RecordReader reader, StrictDecoder decoder)
            throws UndecodableException, IOException {
        try {
            return reader.read(decoder);
        } catch (EOFException | RuntimeException | StackOverflowError e) {
            // Bytes and, with a registry, the schema they were written with come from anybody, and Avro answers bad
            // ones in many ways: its own exceptions, an index out of bounds for a symbol that is not there, a cast, a
            // null pointer, recursion without end. Decoding is pure, so all of it speaks of this one value.
            throw new UndecodableException(
                    Problem.CORRUPT,
                    "The value is marked as " + reader.fullName() + " and does not follow its schema: "
                            + (e instanceof IndexOutOfBoundsException ? "A choice is out of range." : e.getMessage()),
                    e);
        }
    }
}
