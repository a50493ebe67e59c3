package io.berth.master;

import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.event.Outcome;
import java.time.Duration;

/** The answer to a single command. */
public sealed interface CommandOutcome {

    /** The renewal counts. */
    record Renewed() implements CommandOutcome {}

    /**
     * The reservation lasts longer.
     *
     * @param length from when the service heard of it
     */
    record Extended(Duration length) implements CommandOutcome {}

    /**
     * The service has heard of the priority.
     *
     * @param waiting whether the request waits, so that this is its priority now; otherwise it was offered or given what it
     *     asks for, and the priority counts for nothing unless it waits again and is told anew
     */
    record Noted(boolean waiting) implements CommandOutcome {}

    /**
     * What an operator said was done, or was so before.
     *
     * @param sentence for a person
     */
    record Confirmed(String sentence) implements CommandOutcome {}

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
