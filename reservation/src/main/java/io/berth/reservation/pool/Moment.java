package io.berth.reservation.pool;

/**
 * When a command is decided: its place in the log and the log's time. There is no other clock.
 *
 * @param offset the command's offset in the pool's partition of the command log
 * @param logTimeMs milliseconds since 1970, stamped by the broker when it appended the command. For people and for
 *     policy; no timeout is measured with it
 */
public record Moment(long offset, long logTimeMs) {}
