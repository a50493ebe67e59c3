package io.berth.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes records of one class under one id. Thread-safe. */
final class RecordWriter {
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final int id;
    private final SpecificDatumWriter<SpecificRecord> writer;

    RecordWriter(int id, Schema schema, GeneratedClasses classes) {
        this.id = id;
        this.writer = new SpecificDatumWriter<>(schema, classes);
    }

    byte[] write(SpecificRecord record) {
        Scratch scratch = SCRATCH.get();
        scratch.bytes.reset();
        scratch.header(id);
        try {
            writer.write(record, scratch.encoder());
        } catch (IOException e) {
            // An array has no I/O errors.
            throw new UncheckedIOException(e);
        }
        if (scratch.bytes.size() > WireCodec.MAX_BYTES) {
            int size = scratch.bytes.size();
            SCRATCH.remove();
            throw new IllegalArgumentException("A " + record.getSchema().getName() + " of " + size
                    + " bytes cannot be sent: nobody reads more than " + WireCodec.MAX_BYTES + ".");
        }
        return scratch.bytes.toByteArray();
    }

    /** What a thread uses again and again. */
    private static final class Scratch {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        private BinaryEncoder encoder;

        void header(int id) {
            bytes.write(FramedCodec.MAGIC);
            bytes.write(id >>> 24);
            bytes.write(id >>> 16);
            bytes.write(id >>> 8);
            bytes.write(id);
        }

        /** The direct one: a buffered one would keep what a failed write left, and put it into the next record. */
        BinaryEncoder encoder() {
            encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
            return encoder;
        }
    }
}
