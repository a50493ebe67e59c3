package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.pool.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The lanes whose masters may have more; the first goes first. */
    final TreeSet<Lane> order = new TreeSet<>(Lane.ORDER);

    /** The same lanes; the first has waited longest. */
    final TreeSet<Lane> byAge = new TreeSet<>(Lane.OLDEST_FIRST);

    /** The positions of the requests that overtook one of this line. */
    final TreeSet<Long> overtakers = new TreeSet<>();

    private final Set<Line> contested;
    private final Map<LaneKey, Lane> lanes = new HashMap<>();
    private final TreeSet<Long> positions = new TreeSet<>();
    private final TreeMap<Integer, Places> places = new TreeMap<>();

    private record LaneKey(Standing standing, int priority) {}

    /** @param contested where a line stands while somebody waits in it and one of its supplies is open */
    Line(Demand demand, List<Supply> supplies, Set<Line> contested) {
        this.demand = demand;
        this.supplies = supplies;
        this.contested = contested;
    }

    void add(Request request, Standing standing) {
        int priority = request.wish().priority();
        Lane lane = lanes.computeIfAbsent(new LaneKey(standing, priority), key -> {
            Lane created = new Lane(this, standing, priority);
            standing.lanes.add(created);
            return created;
        });
        lane.leaveOrder();
        lane.requests.put(request.position(), request);
        lane.enterOrder();
        positions.add(request.position());
        places.computeIfAbsent(priority, level -> new Places()).add(request.position());
        refresh();
    }

    /** The same request, at the same place, with another sign of life. */
    void replace(Request request, Standing standing) {
        lanes.get(new LaneKey(standing, request.wish().priority())).requests.put(request.position(), request);
    }

    void remove(Request request, Standing standing) {
        int priority = request.wish().priority();
        LaneKey key = new LaneKey(standing, priority);
        Lane lane = lanes.get(key);
        lane.leaveOrder();
        lane.requests.remove(request.position());
        if (lane.requests.isEmpty()) {
            lanes.remove(key);
            standing.lanes.remove(lane);
        } else {
            lane.enterOrder();
        }
        positions.remove(request.position());
        Places level = places.get(priority);
        level.remove(request.position());
        if (level.size() == 0) {
            places.remove(priority);
        }
        refresh();
    }

    /** To be called when a supply opened or closed, or when who stands in the order changed. */
    void refresh() {
        if (!order.isEmpty() && supplies.stream().anyMatch(supply -> !supply.open.isEmpty())) {
            contested.add(this);
        } else {
            contested.remove(this);
        }
    }

    boolean isEmpty() {
        return positions.isEmpty();
    }

    /** @return the position of the request that has waited longest, whatever its master may have */
    long oldest() {
        return positions.first();
    }

    /** @return who goes first, given how often one may be overtaken */
    Turn next(int maxOvertakes) {
        Lane oldest = byAge.first();
        boolean isDue = overtakers.size() >= maxOvertakes && (maxOvertakes == 0 || overtakers.first() > oldest.head());
        return isDue ? new Turn(this, oldest, true) : new Turn(this, order.first(), false);
    }

    /** @return the place of a waiting request by priority and age, from 1 */
    int place(Request request) {
        int ahead = 0;
        for (Places higher : places.tailMap(request.wish().priority(), false).values()) {
            ahead += higher.size();
        }
        return ahead + places.get(request.wish().priority()).rank(request.position());
    }

    int size() {
        return positions.size();
    }
}
