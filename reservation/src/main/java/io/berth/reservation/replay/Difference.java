package io.berth.reservation.replay;

import io.berth.reservation.audit.AuditedEvent;
import io.berth.reservation.name.PoolName;

/**
 * The first place of a pool where the replay and the event log part. What comes after it in the same pool says nothing:
 * the replay goes on from another state.
 *
 * @param offset of the command in the command log
 * @param timeMs the log's time of that command, milliseconds since 1970
 * @param decided what follows from the command; null where nothing does
 * @param recorded what stands in the event log; null where nothing does
 */
public record Difference(PoolName pool, long offset, long timeMs, AuditedEvent decided, RecordedEvent recorded) {}
