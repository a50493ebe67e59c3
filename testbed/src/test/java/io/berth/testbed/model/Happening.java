package io.berth.testbed.model;

import java.util.List;

/**
 * One way in which the model goes from a state to the next.
 *
 * @param sentence for people; {@code {0}} is the first variable
 * @param variables as Alloy declares them
 * @param predicate of the model, over these variables
 */
record Happening(String sentence, String variables, String predicate) {
    /** All but that nothing happens. */
    static final List<Happening> ALL = List.of(
            new Happening(
                    "The pool reserves {1} for {0} at once, epoch {2}.",
                    "r: Request, a: Agent, p: Position", "reservesAtOnce[r, a, p]"),
            new Happening("The pool offers agents to {0}.", "r: Request, p: Position", "offersAgents[r, p]"),
            new Happening(
                    "The pool hears that {0} chooses {1} and reserves it, epoch {2}.",
                    "r: Request, a: Agent, p: Position", "hearsChoice[r, a, p]"),
            new Happening(
                    "The pool hears the expiry of the offers of {0}.",
                    "r: Request, p: Position", "hearsOfferExpiry[r, p]"),
            new Happening(
                    "The pool hears a renewal of {1} at epoch {2} for {0}.",
                    "r: Request, a: Agent, e, p: Position", "hearsRenewal[r, a, e, p]"),
            new Happening(
                    "The pool hears that {0} frees {1} at epoch {2}.",
                    "r: Request, a: Agent, e: Position", "hearsFree[r, a, e]"),
            new Happening(
                    "The pool hears the expiry of {0} at epoch {1}, which names the sign of life {2}, and evicts its holder.",
                    "a: Agent, e, p: Position", "hearsExpiry[a, e, p]"),
            new Happening(
                    "The pool hears from {0} that it does not serve epoch {1}, and ends its reservation.",
                    "a: Agent, e: Position", "hearsAbsence[a, e]"),
            new Happening(
                    "The pool hears from {0} that it is clean after epoch {1}.",
                    "a: Agent, e: Position", "hearsClean[a, e]"),
            new Happening(
                    "The pool hears the end of the lock delay of {0} after epoch {1}.",
                    "a: Agent, e: Position", "hearsEndOfLockDelay[a, e]"),
            new Happening("The timer of the reservation of {0} fires.", "a: Agent", "reservationTimerFires[a]"),
            new Happening("The timer of the offers of {0} fires.", "r: Request", "offerTimerFires[r]"),
            new Happening(
                    "The master of {0} learns that it holds {1} at epoch {2}.",
                    "r: Request, a: Agent, e: Position", "learns[r, a, e]"),
            new Happening(
                    "The master of {0} stops using {1} at epoch {2} and says so.",
                    "r: Request, a: Agent, e: Position", "frees[r, a, e]"),
            new Happening(
                    "{0} hears that it is reserved at epoch {1} and accepts.",
                    "a: Agent, e: Position", "accepts[a, e]"),
            new Happening(
                    "{0} hears \"{1}, epoch {2}\" and stops what it serves.",
                    "a: Agent, s: Status, e: Position", "stops[a, s, e]"),
            new Happening(
                    "{0} hears that it is to clean up after epoch {1}, which it does not serve, and does.",
                    "a: Agent, e: Position", "cleansUnasked[a, e]"),
            new Happening("{0} is through with its clean-up.", "a: Agent", "finishesCleaning[a]"),
            new Happening("{0} restarts.", "a: Agent", "restarts[a]"),
            new Happening("{0} works at epoch {1}.", "a: Agent, e: Position", "works[a, e]"));

    String formula() {
        return "some " + variables + " | " + predicate;
    }

    /** For which values of its variables it happens. */
    String comprehension() {
        return "{ " + variables + " | " + predicate + " }";
    }
}
