package io.berth.master;

import io.berth.reservation.event.Outcome;
import java.util.Optional;

/**
 * How a reservation ended.
 *
 * @param lost whether it ended without being freed through its {@link Reservation}: what runs on the agent must stop
 * @param outcome the final outcome, where the service told it
 * @param sentence what happened, what it means, what to do
 */
public record ReservationEnd(boolean lost, Optional<Outcome> outcome, String sentence) {}
