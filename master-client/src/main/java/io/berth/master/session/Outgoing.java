package io.berth.master.session;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.PoolName;

/**
 * A command on its way to a pool.
 *
 * @param pool not null
 * @param command one of those that masters speak; not null
 */
public record Outgoing(PoolName pool, Command command) {}
