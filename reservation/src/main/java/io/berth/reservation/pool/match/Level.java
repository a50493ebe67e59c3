package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;

/** The requests of one line that have the same priority: one lane for each master. */
final class Level {
    /** So few lanes are looked at one by one. */
    private static final int FEW = 8;

    private final int priority;
    private final Map<Standing, Lane> lanes = new HashMap<>();
    private final TreeSet<Lane> byAge = new TreeSet<>(Lane.OLDEST_FIRST);
    private final Places places = new Places();

    Level(int priority) {
        this.priority = priority;
    }

    void add(Request request, Standing standing) {
        Lane lane = lanes.computeIfAbsent(standing, owner -> new Lane(owner, priority));
        if (!lane.requests.isEmpty()) {
            byAge.remove(lane);
        }
        lane.requests.put(request.position(), request);
        byAge.add(lane);
        places.add(request.position());
    }

    /** The same request, at the same place, with another sign of life. */
    void replace(Request request, Standing standing) {
        lanes.get(standing).requests.put(request.position(), request);
    }

    void remove(Request request, Standing standing) {
        Lane lane = lanes.get(standing);
        byAge.remove(lane);
        lane.requests.remove(request.position());
        if (lane.requests.isEmpty()) {
            lanes.remove(standing);
        } else {
            byAge.add(lane);
        }
        places.remove(request.position());
    }

    int size() {
        return places.size();
    }

    int rank(Request request) {
        return places.rank(request.position());
    }

    long oldest() {
        return byAge.first().head();
    }

    /** @return the lane whose request waits longest among masters that may hold so many more, or null */
    Lane oldest(int agents) {
        for (Lane lane : byAge) {
            if (lane.standing.mayHold(agents)) {
                return lane;
            }
        }
        return null;
    }

    /** @return the lane that goes first among masters that may hold so many more, or null */
    Lane first(int agents, Standings standings) {
        return lanes.size() <= FEW ? firstOfAll(agents) : firstByWalking(agents, standings);
    }

    private Lane firstOfAll(int agents) {
        Lane first = null;
        for (Lane lane : lanes.values()) {
            if (lane.standing.mayHold(agents) && (first == null || Lane.ORDER.compare(lane, first) < 0)) {
                first = lane;
            }
        }
        return first;
    }

    /**
     * Where a master's standing changes, nothing changes here: it is looked up in the one order that all lines share.
     * That is walked until a master with a lane of this level comes. All lanes are looked at in step with it, so that
     * the search ends after the shorter of the two ways.
     */
    private Lane firstByWalking(int agents, Standings standings) {
        Iterator<Standing> walk = standings.fairestFirst();
        Iterator<Lane> all = lanes.values().iterator();
        Lane best = null;
        while (all.hasNext()) {
            Lane seen = all.next();
            if (seen.standing.mayHold(agents) && (best == null || Lane.ORDER.compare(seen, best) < 0)) {
                best = seen;
            }
            Lane fairest = lanes.get(walk.next());
            if (fairest != null && fairest.standing.mayHold(agents)) {
                return oldestThatStandsAs(fairest, agents, walk);
            }
        }
        return best;
    }

    /** Among masters that stand alike the oldest request goes first: found by age or by the end of their row. */
    private Lane oldestThatStandsAs(Lane fairest, int agents, Iterator<Standing> walk) {
        Lane oldest = fairest;
        for (Lane old : byAge) {
            if (old.standing.mayHold(agents) && standsAs(old.standing, fairest)) {
                return old;
            }
            Standing next = walk.hasNext() ? walk.next() : null;
            if (next == null || !standsAs(next, fairest)) {
                return oldest;
            }
            Lane lane = lanes.get(next);
            if (lane != null && lane.standing.mayHold(agents) && lane.head() < oldest.head()) {
                oldest = lane;
            }
        }
        return oldest;
    }

    private static boolean standsAs(Standing standing, Lane lane) {
        return Standing.FAIREST_FIRST.compare(standing, lane.standing) == 0;
    }
}
