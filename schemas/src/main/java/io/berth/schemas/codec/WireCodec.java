package io.berth.schemas.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns records into bytes and back, in Confluent's framing: a zero byte, the schema id as four bytes, big end first,
 * then Avro binary. Thread-safe.
 */
public interface WireCodec {
    /** No framed record is longer, in bytes. */
    int MAX_BYTES = 1 << 20;

    /**
     * Never looks anything up.
     *
     * @param record one of those that stand in a topic or a store by themselves
     * @return the framed bytes
     * @throws IllegalArgumentException where the record is none of those, or becomes longer than {@link #MAX_BYTES}
     */
    byte[] encode(SpecificRecord record);

    /**
     * @param bytes may be null
     * @return the record, read with the schema it was written with and resolved to the one this program knows
     * @throws UndecodableException where the bytes are no record of ours
     */
    SpecificRecord decode(byte[] bytes) throws UndecodableException;

    /**
     * Reads the next of framed records that follow one another without a separator. Leaves the stream just behind it.
     *
     * @param stream read byte by byte: give a buffered one
     * @return the record, or empty where the stream ends before it
     * @throws UndecodableException where the next bytes are no record of ours; where the next record begins is unknown
     *     from then on
     * @throws IOException where the stream itself fails
     */
    Optional<SpecificRecord> decodeNext(InputStream stream) throws UndecodableException, IOException;
}
