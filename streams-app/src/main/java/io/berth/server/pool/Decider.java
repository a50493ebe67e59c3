package io.berth.server.pool;

import io.berth.reservation.command.Command;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Moment;
import io.berth.reservation.pool.Pool;

/** Decides one command in its pool, as {@link Pool#handle} does. */
@FunctionalInterface
public interface Decider {
    Decision decide(Pool pool, Command command, Moment moment);
}
