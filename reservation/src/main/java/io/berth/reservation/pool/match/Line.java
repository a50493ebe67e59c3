package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.pool.Request;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The requests that wait for the same, in their order.
 *
 * <p>Keeps who overtook: requests that are later than the oldest of this line, and were given an agent that it could
 * have had. Only the latest so many of them as one request may be overtaken by are kept: when all of these are later
 * than a request, its bound is reached.
 */
final class Line {
    final Demand demand;
    final List<Supply> supplies;

    /** The positions of the requests that overtook one of this line. */
    final TreeSet<Long> overtakers = new TreeSet<>();

    private final Set<Line> contested;
    private final TreeMap<Integer, Level> levels = new TreeMap<>(Comparator.reverseOrder());
    private int size;

    /** @param contested where a line stands while somebody waits in it and one of its supplies is open */
    Line(Demand demand, List<Supply> supplies, Set<Line> contested) {
        this.demand = demand;
        this.supplies = supplies;
        this.contested = contested;
    }

    void add(Request request, Standing standing) {
        levels.computeIfAbsent(request.wish().priority(), Level::new).add(request, standing);
        size++;
        refresh();
    }

    /** The same request, at the same place, with another sign of life. */
    void replace(Request request, Standing standing) {
        levels.get(request.wish().priority()).replace(request, standing);
    }

    void remove(Request request, Standing standing) {
        Level level = levels.get(request.wish().priority());
        level.remove(request, standing);
        if (level.size() == 0) {
            levels.remove(request.wish().priority());
        }
        size--;
        refresh();
    }

    /** To be called when a supply opened or closed. */
    void refresh() {
        if (size > 0 && supplies.stream().anyMatch(supply -> !supply.open.isEmpty())) {
            contested.add(this);
        } else {
            contested.remove(this);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** @return the position of the request that has waited longest, whatever its master may have */
    long oldest() {
        long oldest = Long.MAX_VALUE;
        for (Level level : levels.values()) {
            oldest = Math.min(oldest, level.oldest());
        }
        return oldest;
    }

    /** @return whose turn it is, or null where no master that waits here may have more */
    Turn next(Standings standings) {
        int maxOvertakes = standings.order().maxOvertakes();
        if (overtakers.size() >= maxOvertakes) {
            Lane oldest = oldestLane();
            if (oldest == null) {
                return null;
            }
            if (maxOvertakes == 0 || overtakers.first() > oldest.head()) {
                return new Turn(this, oldest, true);
            }
        }
        for (Level level : levels.values()) {
            Lane first = level.first(demand.agents(), standings);
            if (first != null) {
                return new Turn(this, first, false);
            }
        }
        return null;
    }

    private Lane oldestLane() {
        Lane oldest = null;
        for (Level level : levels.values()) {
            Lane lane = level.oldest(demand.agents());
            if (lane != null && (oldest == null || lane.head() < oldest.head())) {
                oldest = lane;
            }
        }
        return oldest;
    }

    /** @return the place of a waiting request by priority and age, from 1 */
    int place(Request request) {
        return notBehind(request);
    }

    /** @return how many of this line go before the request by priority and age, itself included where it waits here */
    int notBehind(Request request) {
        int priority = request.wish().priority();
        int before = 0;
        for (Level higher : levels.headMap(priority, false).values()) {
            before += higher.size();
        }
        Level same = levels.get(priority);
        return same == null ? before : before + same.rank(request);
    }

    int size() {
        return size;
    }
}
