package io.berth.schemas.mapping;

import java.util.Arrays;
import java.util.Optional;

/** Between the constants of the wire and those of the protocol, by name. */
final class Enums {
    private Enums() {}

    /** @return the constant of that name, or empty for UNKNOWN and for null */
    static <E extends Enum<E>> Optional<E> read(Class<E> type, Enum<?> wire) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wire != null && constant.name().equals(wire.name()))
                .findFirst();
    }

    /** @throws IllegalArgumentException for UNKNOWN and for null: the service never writes them */
    static <E extends Enum<E>> E trusted(Class<E> type, Enum<?> wire) {
        return read(type, wire)
                .orElseThrow(() -> new IllegalArgumentException("No " + type.getSimpleName() + " is named " + wire
                        + ": the record was written by a newer Berth. Upgrade this program."));
    }

    /** @return the wire's constant of the same name, null for null */
    static <W extends Enum<W>> W write(Class<W> type, Enum<?> constant) {
        return constant == null ? null : Enum.valueOf(type, constant.name());
    }
}
