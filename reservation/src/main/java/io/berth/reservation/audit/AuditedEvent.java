package io.berth.reservation.audit;

import io.berth.reservation.event.Event;
import io.berth.reservation.name.PoolName;

/**
 * One event as it stands in the event log.
 *
 * @param position the position in the pool of the command that caused it
 * @param index its place among the events of that command, from 0
 * @param timeMs the log's time of the command, milliseconds since 1970
 */
public record AuditedEvent(PoolName pool, long position, int index, long timeMs, Event event) {}
