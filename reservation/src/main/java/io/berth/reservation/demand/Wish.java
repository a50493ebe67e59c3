package io.berth.reservation.demand;

import io.berth.reservation.tag.Preference;
import io.berth.reservation.tag.TagExpression;
import java.time.Duration;
import java.util.List;

/**
 * What a request wants, and how.
 *
 * @param alternatives 1 to {@link #MAX_ALTERNATIVES}: what it wants first, and what it falls back to, each after its own
 *     wait. It asks for one of them at a time
 * @param preferences which of several matching agents it likes best, the most important first; at most
 *     {@link Preference#MOST}
 * @param priority {@link #LOWEST_PRIORITY} to {@link #HIGHEST_PRIORITY}; higher goes first
 * @param select who picks among several that match
 * @param maxOffers with {@link Select#CHOOSE}, how many agents may be held for the choice; at least 1
 * @param maxWait how long to wait for all alternatives together; zero tries once; null waits without end. Counts from
 *     the moment the request came to wait, and anew, whole, when it is put back after an offer or a reservation, or when
 *     the service restarts; asking again does not prolong it
 * @param purpose what the agents are for, or null; dropped unless the pool shares purposes
 */
public record Wish(
        List<Alternative> alternatives,
        List<Preference> preferences,
        int priority,
        Select select,
        int maxOffers,
        Duration maxWait,
        String purpose) {
    public static final int MAX_ALTERNATIVES = 8;
    public static final int LOWEST_PRIORITY = -100;
    public static final int HIGHEST_PRIORITY = 100;

    /** @throws IllegalArgumentException with a sentence for a person, where the parts do not fit together */
    public Wish {
        alternatives = List.copyOf(alternatives);
        preferences = List.copyOf(preferences);
        if (alternatives.isEmpty() || alternatives.size() > MAX_ALTERNATIVES) {
            throw new IllegalArgumentException(
                    "A request has " + alternatives.size() + " alternatives; expected 1 to " + MAX_ALTERNATIVES + ".");
        }
        for (int i = 0; i < alternatives.size(); i++) {
            boolean last = i == alternatives.size() - 1;
            if (last != (alternatives.get(i).tryFor() == null)) {
                throw new IllegalArgumentException(
                        last
                                ? "The last alternative has a wait of its own; say how long to wait for it with the maximum wait."
                                : "Alternative " + (i + 1) + " does not say how long to wait before the next one.");
            }
        }
        if (preferences.size() > Preference.MOST) {
            throw new IllegalArgumentException(
                    "A request has " + preferences.size() + " preferences; at most " + Preference.MOST + ".");
        }
        if (priority < LOWEST_PRIORITY || priority > HIGHEST_PRIORITY) {
            throw new IllegalArgumentException(
                    "The priority is " + priority + "; expected " + LOWEST_PRIORITY + " to " + HIGHEST_PRIORITY + ".");
        }
        if (maxOffers < 1) {
            throw new IllegalArgumentException("The number of offers is " + maxOffers + "; expected at least 1.");
        }
        boolean several = alternatives.stream()
                .anyMatch(alternative -> alternative.demand().agents() > 1);
        if (select == Select.CHOOSE && several) {
            throw new IllegalArgumentException(
                    "A request that chooses gets one agent. Ask for several without choosing.");
        }
    }

    /** A request for one agent, the first that matches, without end. */
    public static Wish of(TagExpression expression) {
        return new Wish(
                List.of(new Alternative(Demand.of(expression), null)), List.of(), 0, Select.FIRST, 1, null, null);
    }

    public Wish withPriority(int next) {
        return new Wish(alternatives, preferences, next, select, maxOffers, maxWait, purpose);
    }

    /** @return this wish as a pool grants it: no more offers than allowed, and no purpose where none is shared */
    public Wish under(int mostOffers, boolean purposeShared) {
        return new Wish(
                alternatives,
                preferences,
                priority,
                select,
                Math.min(maxOffers, mostOffers),
                maxWait,
                purposeShared ? purpose : null);
    }

    /** @return the most agents that any alternative asks for */
    public int mostAgents() {
        return alternatives.stream()
                .mapToInt(alternative -> alternative.demand().agents())
                .max()
                .orElseThrow();
    }

    /** @return whether it is over as soon as everybody who goes first was met and nothing is left for it */
    public boolean triesOnce() {
        return maxWait != null && maxWait.isZero();
    }

    /** @return whether it is over when it has waited for some time */
    public boolean isTimed() {
        return maxWait != null && !maxWait.isZero();
    }

    /** Who picks among the agents that match. */
    public enum Select {
        /** The service: the best match is reserved in the same step. */
        FIRST,
        /** The master: it gets offers and reserves one. */
        CHOOSE
    }
}
