package io.berth.schemas.codec;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Reads records of one written schema into our class. Thread-safe: Avro keeps the state of a read per thread. */
final class RecordReader {
    private final SpecificDatumReader<SpecificRecord> reader;

    RecordReader(Schema written, Schema ours, GeneratedClasses classes) {
        reader = new SpecificDatumReader<>(written, ours, classes);
    }

    String fullName() {
        return reader.getExpected().getFullName();
    }

    SpecificRecord read(StrictDecoder decoder) throws IOException {
        return reader.read(null, decoder);
    }
}
