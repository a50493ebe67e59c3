package io.berth.reservation.demand;

import java.time.Duration;

/**
 * One of the things a request would take, in the order of its wishes.
 *
 * @param demand what it asks for while this is its turn
 * @param tryFor how long it asks for this before it asks for the next one instead; null for the last one
 */
public record Alternative(Demand demand, Duration tryFor) {}
