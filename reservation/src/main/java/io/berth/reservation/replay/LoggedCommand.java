package io.berth.reservation.replay;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;

/** One record of one partition of the command log. */
public sealed interface LoggedCommand {

    /** @return its place in the partition */
    long offset();

    /** @return the log's time, milliseconds since 1970 */
    long timeMs();

    /** A command that the service gave to its pool. */
    record Decidable(long offset, long timeMs, PoolName pool, Command command) implements LoggedCommand {}

    /** A record that the service gave to no pool: it refused it, or set it aside to the dead letters. */
    record PassedOver(long offset, long timeMs) implements LoggedCommand {}

    /** A record that the service may have understood, and this program does not. */
    record Unknown(long offset, long timeMs) implements LoggedCommand {}
}
