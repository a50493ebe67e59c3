package io.berth.reservation.audit;

import io.berth.reservation.name.PoolName;

/**
 * Something in the log that must never happen.
 *
 * @param position the position in the pool of the command whose events show it
 * @param sentence what happened, for a person
 */
public record Violation(Invariant invariant, PoolName pool, long position, String sentence) {}
