package io.berth.schemas.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers which ids not to ask for, so that garbage on a topic costs the registry and the reader nothing. Thread-safe.
 *
 * <p>A schema that is registered later is found after {@link #NOT_THERE}. Nobody registers new schemas by the hundred,
 * so beyond {@link #QUESTIONS} a minute the ids are made up.
 */
final class UnknownIds {
    static final Duration NOT_THERE = Duration.ofSeconds(60);
    static final Duration TROUBLE = Duration.ofSeconds(5);
    static final int QUESTIONS = 200;
    private static final int REMEMBERED = 10_000;

    private final LongSupplier nanoClock;
    private final Map<Integer, Long> notThere = new LinkedHashMap<>();
    private int asked;
    private long minute;
    private String trouble;
    private long troubleSince;

    UnknownIds(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.minute = nanoClock.getAsLong();
    }

    /** @return whether the registry should be asked for the id; counts as a question if so */
    synchronized boolean mayAsk(int id) {
        long now = nanoClock.getAsLong();
        if (trouble != null) {
            if (now - troubleSince < TROUBLE.toNanos()) {
                return false;
            }
            trouble = null;
        }
        Long since = notThere.get(id);
        if (since != null && now - since < NOT_THERE.toNanos()) {
            return false;
        }
        if (now - minute >= NOT_THERE.toNanos()) {
            minute = now;
            asked = 0;
        }
        return asked++ < QUESTIONS;
    }

    synchronized void isNotThere(int id) {
        notThere.remove(id);
        notThere.put(id, nanoClock.getAsLong());
        if (notThere.size() > REMEMBERED) {
            notThere.remove(notThere.keySet().iterator().next());
        }
    }

    synchronized void cannotAsk(String sentences) {
        trouble = sentences;
        troubleSince = nanoClock.getAsLong();
    }

    /** @return why nobody could be asked a moment ago, if so */
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
