package io.berth.reservation.audit;

/** The invariants that an event log can show. The others are shown by the agents, the simulator and the chaos runs. */
public enum Invariant {
    S1("At most one open reservation for each agent"),
    S2("Epochs of an agent strictly increase and are never reused"),
    S4("An agent is in at most one live offer, and only a live offer becomes a reservation, once"),
    S5(
            "A reserved agent matched the expression when it was reserved, and what was asked for together was reserved together"),
    S6("Each request has exactly one final outcome"),
    S7("A reservation ends only by its holder, a timer, its agent's loss or refusal, or an operator"),
    S8("Nothing happens to an epoch that is over"),
    S9("Every registered agent is in exactly one state"),
    S10("Positions and indices strictly increase, and none is missing in a command"),
    S11("No request is overtaken more often than its bound; judged of requests for one agent"),
    L7("Nothing is held for a request that is over");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    /** @return what is invariant, for a person */
    public String sentence() {
        return sentence;
    }
}
