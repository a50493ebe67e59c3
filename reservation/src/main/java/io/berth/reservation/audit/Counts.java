package io.berth.reservation.audit;

import io.berth.reservation.event.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** What was counted in one pool. */
final class Counts {
    final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    long events;
    long requests;
    long offers;
    long reservations;
    long renewals;
    long seenFromTheMiddle;

    void ended(Outcome outcome) {
        outcomes.merge(outcome, 1L, Long::sum);
    }
}
