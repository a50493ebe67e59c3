package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Held;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Who overtook whom, so that nobody is overtaken more often than the pool's bound.
 *
 * <p>A request was overtaken by every later request that was given an agent which it could have had. That follows from
 * the requests alone, as long as those that overtook are remembered; so nothing of it is stored. Within a line the
 * oldest was overtaken most, and it is enough to watch that one.
 */
final class Overtaking {
    private final Supplies supplies;
    private final Supplier<Collection<Line>> lines;

    /** The requests that were given agents, by their position. */
    private final TreeMap<Long, Request> given = new TreeMap<>();

    /** The lines in which a request stands as one that overtook. */
    private final Map<Long, Set<Line>> witnesses = new HashMap<>();

    private int bound;

    Overtaking(Supplies supplies, Supplier<Collection<Line>> lines) {
        this.supplies = supplies;
        this.lines = lines;
    }

    void bounded(int maxOvertakes) {
        bound = maxOvertakes;
        lines.get().forEach(this::recount);
    }

    /** @return whether the request overtook one that still waits, so that it must not be forgotten */
    boolean isWitness(Request request) {
        return witnesses.containsKey(request.position());
    }

    void requestChanged(Request before, Request after) {
        boolean had = before != null && wasGiven(before);
        boolean has = after != null && wasGiven(after);
        if (had && !has) {
            given.remove(before.position());
            Set<Line> overtook = witnesses.get(before.position());
            if (overtook != null) {
                // One that was too many before may count again.
                List.copyOf(overtook).forEach(this::recount);
            }
        } else if (has) {
            given.put(after.position(), after);
            if (!had || before.held().size() != after.held().size()) {
                after.held().forEach(held -> overtook(after.position(), held));
            }
        }
    }

    private static boolean wasGiven(Request request) {
        return !request.held().isEmpty()
                && (request.status() == RequestStatus.RESERVED || request.status() == RequestStatus.ENDED);
    }

    private void overtook(long position, Held held) {
        Signature signature = supplies.signature(held.agent(), held.tags());
        if (signature == null) {
            // The agent has other tags by now.
            lines.get().stream().filter(line -> couldUse(line, held)).forEach(line -> overtaken(line, position));
        } else {
            signature.supplies.forEach(supply -> supply.lines.forEach(line -> overtaken(line, position)));
        }
    }

    private static boolean couldUse(Line line, Held held) {
        return line.demand.needs().stream()
                .anyMatch(need -> need.matches(held.tags(), held.agent().value()));
    }

    private void overtaken(Line line, long by) {
        if (bound > 0 && !line.isEmpty() && line.oldest() < by && line.overtakers.add(by)) {
            witnesses.computeIfAbsent(by, position -> new HashSet<>()).add(line);
            if (line.overtakers.size() > bound) {
                release(line, line.overtakers.first());
            }
        }
    }

    private void release(Line line, long position) {
        line.overtakers.remove(position);
        Set<Line> overtook = witnesses.get(position);
        overtook.remove(line);
        if (overtook.isEmpty()) {
            witnesses.remove(position);
        }
    }

    /** A request came to wait in the line. Only one that comes back can be older than others that were given agents. */
    void joined(Line line, Request request) {
        if (line.oldest() == request.position()
                && !given.tailMap(request.position(), false).isEmpty()) {
            recount(line);
        }
    }

    /** A request left the line: whom nobody overtook any more need not be remembered. */
    void left(Line line) {
        while (!line.overtakers.isEmpty() && (line.isEmpty() || line.overtakers.first() <= line.oldest())) {
            release(line, line.overtakers.first());
        }
    }

    private void recount(Line line) {
        while (!line.overtakers.isEmpty()) {
            release(line, line.overtakers.first());
        }
        if (bound == 0 || line.isEmpty()) {
            return;
        }
        for (Request later : given.tailMap(line.oldest(), false).descendingMap().values()) {
            if (line.overtakers.size() == bound) {
                return;
            }
            if (later.held().stream().anyMatch(held -> couldUse(line, held))) {
                overtaken(line, later.position());
            }
        }
    }
}
