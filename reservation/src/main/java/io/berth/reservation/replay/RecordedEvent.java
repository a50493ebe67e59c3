package io.berth.reservation.replay;

import io.berth.reservation.audit.AuditedEvent;

/**
 * One record of one partition of the event log.
 *
 * @param offset its place in the partition
 * @param event what it says; null where it is no event
 * @param content the record itself, equal to another exactly where both are the same on the wire; null where it is no
 *     event
 */
public record RecordedEvent(long offset, AuditedEvent event, Object content) {}
