package io.berth.reservation.pool;

import io.berth.reservation.name.MasterName;
import java.time.Duration;

/**
 * That the whole pool gives nothing away.
 *
 * @param by who said so
 * @param reason for people
 * @param length how long, null until somebody releases it
 * @param since the position at which it was said
 * @param sinceMs the log's time of that position, for people
 */
public record PoolHold(MasterName by, String reason, Duration length, long since, long sinceMs) {}
