package io.berth.reservation.audit;

import io.berth.reservation.name.PoolName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts checks and keeps the first violations of each invariant. */
final class Findings {
    private final Map<Invariant, Tally> tallies = new EnumMap<>(Invariant.class);
    private boolean empty = true;

    private static final class Tally {
        private long made;
        private long found;
        private final List<Violation> first = new ArrayList<>();
    }

    Findings() {
        Stream.of(Invariant.values()).forEach(invariant -> tallies.put(invariant, new Tally()));
    }

    void checked(Invariant invariant) {
        tallies.get(invariant).made++;
    }

    void violated(Invariant invariant, PoolName pool, long position, String sentence) {
        Tally tally = tallies.get(invariant);
        empty = false;
        tally.found++;
        if (tally.first.size() < Check.MOST_SHOWN) {
            tally.first.add(new Violation(invariant, pool, position, sentence));
        }
    }

    boolean isEmpty() {
        return empty;
    }

    List<Check> checks() {
        return tallies.entrySet().stream()
                .map(entry -> new Check(
                        entry.getKey(), entry.getValue().made, entry.getValue().found, entry.getValue().first))
                .toList();
    }
}
