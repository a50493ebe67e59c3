package io.berth.master;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;

/** The answer to a command about a reservation or a request of another process. */
public sealed interface CommandOutcome {

    /** The renewal counts. */
    record Renewed() implements CommandOutcome {}

    /**
     * The request is over, by this command or before it.
     *
     * @param outcome its one final outcome
     * @param sentence for a person
     */
    record Ended(Outcome outcome, String sentence) implements CommandOutcome {}

    /**
     * The command changed nothing.
     *
     * @param code for programs
     * @param sentence what happened, what it means, what to do
     */
    record Refused(RefusalCode code, String sentence) implements CommandOutcome {}
}
