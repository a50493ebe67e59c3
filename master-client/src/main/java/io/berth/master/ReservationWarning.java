package io.berth.master;

import io.berth.reservation.name.AgentName;
import java.time.Duration;

/**
 * The reservation of an agent ends soon, unless something is done.
 *
 * @param agent which one; not null
 * @param cause what ends it; not null
 * @param left how long it lasts at least, from when the service said so; not null
 */
public record ReservationWarning(AgentName agent, Cause cause, Duration left) {

    /** What ends a reservation that nobody ends. */
    public enum Cause {
        /** No job runs. Run one, and say so with {@link Reservation#busy}; or {@link Reservation#keepForDebugging}. */
        IDLE,
        /** It has lasted for almost as long as it may. {@link Reservation#extend} makes it longer. */
        LIMIT
    }
}
