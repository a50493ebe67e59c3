package io.berth.server.wire;

import io.berth.schemas.codec.UndecodableException;
import io.berth.schemas.codec.WireCodec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Records in stores and sinks, in the same bytes as everywhere on the wire.
 *
 * <p>Reading is for stores only: what stands there was written by this program, so bytes that cannot be read are a bug
 * or a broken disk, and stop the task. Input from others is read by the request and presence folders, which cannot fail.
 *
 * @param <T> the record
 */
public final class WireSerde<T extends SpecificRecord> implements Serde<T> {
    private final WireCodec codec;
    private final Class<T> type;

    public WireSerde(WireCodec codec, Class<T> type) {
        this.codec = codec;
        this.type = type;
    }

    /** @return a serializer for whatever record of ours goes to a topic */
    public static Serializer<SpecificRecord> anyRecord(WireCodec codec) {
        return (topic, record) -> record == null ? null : codec.encode(record);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, record) -> record == null ? null : codec.encode(record);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return type.cast(codec.decode(bytes));
            } catch (UndecodableException e) {
                throw new SerializationException(
                        "A value in " + topic + " cannot be read as " + type.getSimpleName() + ": " + e.getMessage(),
                        e);
            }
        };
    }
}
