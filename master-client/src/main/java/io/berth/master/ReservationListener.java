package io.berth.master;

import io.berth.reservation.name.AgentName;

/** Is told what happens to a reservation. Called on the client's callback thread, in order; what is not wanted needs no code. */
public interface ReservationListener {
    /** It ends soon, unless something is done. */
    default void warned(ReservationWarning warning) {}

    /** The service does not hear the agent any more. The reservation goes on, and nobody else gets the agent. */
    default void agentSilent(AgentName agent) {}

    /** The service hears the agent again. */
    default void agentHeard(AgentName agent) {}

    /**
     * One agent of several is over, given back or not; the others are held on. Stop using it. For the last one, {@link
     * Reservation#ended} completes instead.
     *
     * @param sentence what happened, for a person
     */
    default void released(ReservedAgent agent, String sentence) {}

    /**
     * What was reserved is over before all of it was ready: an agent refused, or was not ready in time. The request waits
     * on, and {@link Reservation#agents} are none until it is given others. Cannot come once {@link Reservation#ready}
     * completed.
     */
    default void requeued(String sentence) {}
}
