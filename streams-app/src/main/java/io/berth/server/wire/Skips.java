package io.berth.server.wire;

import java.util.Set;

/**
 * The records that an operator said to pass over, each by its exact place, because they trip a bug. Immutable.
 *
 * @param by who said so
 * @param reason why; one line, safe to show
 */
public record Skips(Set<Place> places, String by, String reason) {
    public static final Skips NONE = new Skips(Set.of(), "", "");

    /** The code of a dead letter that could be read, and was passed over all the same. */
    public static final String CODE = "SKIPPED";

    public Skips {
        places = Set.copyOf(places);
    }

    String sentence() {
        return "Passed over, as " + by + " said: " + reason;
    }
}
