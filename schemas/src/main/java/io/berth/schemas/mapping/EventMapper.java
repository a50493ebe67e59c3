package io.berth.schemas.mapping;

import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;
import org.apache.avro.specific.SpecificRecord;

/**
 * Between events and the records of the event log. The log is written by the service alone, so its values are trusted:
 * one that breaks a rule is a bug or a foreign hand, and an exception.
 *
 * <p>Stateless and thread-safe.
 */
public final class EventMapper {
    private EventMapper() {}

    /**
     * @param position the position in the pool of the command that caused the event
     * @param index the place of the event among those of the same command, from 0
     * @param timeMs the log's time of the command, milliseconds since 1970
     * @return the record that {@link #read} reads back as an equal event; durations count in whole milliseconds
     */
    public static SpecificRecord write(PoolName pool, Event event, long position, int index, long timeMs) {
        return event.accept(new EventWriter(pool.value(), position, index, timeMs));
    }

    /**
     * @param wire not null
     * @throws IllegalArgumentException where the record is no event, a value breaks a rule, or a word in it is newer
     *     than this program
     */
    public static AuditedEvent read(SpecificRecord wire) {
        Readers.Reader<SpecificRecord, AuditedEvent> reader = EventReader.ALL.of(wire);
        if (reader == null) {
            throw new IllegalArgumentException(
                    "A " + wire.getSchema().getName() + " is not an event. Is this the event log?");
        }
        try {
            return reader.read(wire);
        } catch (Invalid invalid) {
            throw new IllegalArgumentException(invalid.getMessage(), invalid);
        }
    }
}
