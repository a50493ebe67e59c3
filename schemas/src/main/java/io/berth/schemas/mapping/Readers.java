package io.berth.schemas.mapping;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** How each kind of record is read: one reader for each class of record. Filled once, then only read. */
final class Readers<T> {
    private final Map<Class<?>, Reader<SpecificRecord, T>> byType = new HashMap<>();

    /** Reads one kind of record. */
    interface Reader<R, T> {
        T read(R wire) throws Invalid;
    }

    <R extends SpecificRecord> Readers<T> on(Class<R> type, Reader<R, T> reader) {
        byType.put(type, wire -> reader.read(type.cast(wire)));
        return this;
    }

    /** @return null where records of this class have no reader */
    Reader<SpecificRecord, T> of(SpecificRecord wire) {
        return wire == null ? null : byType.get(wire.getClass());
    }
}
