package io.berth.schemas.codec;

import org.apache.avro.specific.SpecificRecord;

/**
 * Turns records into bytes and back, in Confluent's framing: a zero byte, the schema id as four bytes, big end first,
 * then Avro binary. Thread-safe.
 */
public interface WireCodec {

    /** @return the framed bytes; never looks anything up */
    byte[] encode(SpecificRecord record);

    /**
     * @param bytes may be null
     * @return the record, read with the schema it was written with and resolved to the one this program knows
     * @throws UndecodableException where the bytes are no record of ours
     */
    SpecificRecord decode(byte[] bytes) throws UndecodableException;
}
