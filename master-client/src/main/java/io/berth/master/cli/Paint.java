package io.berth.master.cli;

import java.util.Map;

/** Colours for a person's terminal; none for anything else. */
final class Paint {
    static final Paint NONE = new Paint(false);

    /** When colours are used. */
    enum When {
        /** Where the output is a terminal, TERM is not dumb, and NO_COLOR is empty or not set. */
        auto,
        always,
        never
    }

    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String RED = "31";
    private static final String DIM = "2";

    /** The words for states of agents and requests; those that need no attention have no colour. */
    private static final Map<String, String> STATES = Map.of(
            "available", GREEN,
            "offered", YELLOW,
            "cleaning", YELLOW,
            "lock-delay", YELLOW,
            "waiting", YELLOW,
            "draining", YELLOW,
            "drained", YELLOW,
            "quarantined", RED,
            "lost", RED,
            "offline", DIM);

    private final boolean on;

    private Paint(boolean on) {
        this.on = on;
    }

    /** @param terminal whether what is painted goes to a terminal */
    static Paint of(When when, boolean terminal, Map<String, String> environment) {
        return new Paint(when == When.always || when == When.auto && terminal && allows(environment));
    }

    private static boolean allows(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    boolean isOn() {
        return on;
    }

    /** @return the word for a state, in its colour */
    String state(String word) {
        return painted(STATES.get(word), word);
    }

    String error(String text) {
        return painted(RED, text);
    }

    private String painted(String colour, String text) {
        return on && colour != null ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
