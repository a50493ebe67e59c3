package io.berth.master;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;

/** What became of a request for an agent. */
public sealed interface ReserveOutcome {

    /**
     * The agent is yours until the reservation ends.
     *
     * @param reservation to be closed when the work is done
     */
    record Reserved(Reservation reservation) implements ReserveOutcome {}

    /**
     * The service refused the request; asking again with the same words gives the same answer.
     *
     * @param code for programs
     * @param sentence what happened, what it means, what to do
     */
    record Refused(RefusalCode code, String sentence) implements ReserveOutcome {}

    /**
     * The request is over without a reservation: nothing was free, it waited for long enough, it was cancelled.
     *
     * @param outcome for programs
     * @param sentence what happened, what it means, what to do
     */
    record Ended(Outcome outcome, String sentence) implements ReserveOutcome {}
}
