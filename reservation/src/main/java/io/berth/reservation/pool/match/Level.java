package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;
import java.util.HashMap;
import java.util.Map;

/** The requests of one line that have the same priority: one lane for each master, the one that waits longest in front. */
final class Level extends Lane.ByAge {
    /** So few lanes are looked at one by one. */
    private static final int FEW = 8;

    final Line line;
    final int priority;
    private Crowd crowd;

    /** Tells which levels a search is about; see {@link Contest}. */
    long round;

    /** What finds its way among many lanes. */
    private static final class Crowd {
        private final Map<Standing, Lane> lanes = new HashMap<>();
        private final Places places = new Places();
    }

    Level(Line line, int priority) {
        this.line = line;
        this.priority = priority;
    }

    void add(Request request, Standing standing) {
        Lane lane = lane(standing);
        if (lane == null) {
            lane = new Lane(standing, this);
            lane.add(request);
            stand(lane);
        } else if (request.position() < lane.head()) {
            leave(lane);
            lane.add(request);
            stand(lane);
        } else {
            lane.add(request);
        }
        if (crowd != null) {
            crowd.places.add(request.position());
        } else if (size() > FEW) {
            crowd = new Crowd();
            forEach(each -> {
                crowd.lanes.put(each.standing, each);
                each.forEach(waiting -> crowd.places.add(waiting.position()));
            });
        }
    }

    /** The same request, at the same place, with another sign of life. */
    void replace(Request request, Standing standing) {
        lane(standing).add(request);
    }

    void remove(Request request, Standing standing) {
        Lane lane = lane(standing);
        if (request.position() == lane.head()) {
            leave(lane);
            lane.remove(request);
            if (!lane.isEmpty()) {
                stand(lane);
            }
        } else {
            lane.remove(request);
        }
        if (crowd != null && size() <= FEW / 2) {
            crowd = null;
        } else if (crowd != null) {
            crowd.places.remove(request.position());
        }
    }

    private void stand(Lane lane) {
        add(lane);
        lane.standing.lanes.add(lane);
        if (crowd != null) {
            crowd.lanes.put(lane.standing, lane);
        }
    }

    private void leave(Lane lane) {
        remove(lane);
        lane.standing.lanes.remove(lane);
        if (crowd != null) {
            crowd.lanes.remove(lane.standing);
        }
    }

    private Lane lane(Standing standing) {
        if (crowd != null) {
            return crowd.lanes.get(standing);
        }
        for (int i = 0; i < size(); i++) {
            if (get(i).standing == standing) {
                return get(i);
            }
        }
        return null;
    }

    /** @return how many requests wait here */
    int waiting() {
        return crowd == null ? rank(Long.MAX_VALUE) : crowd.places.size();
    }

    /** @return how many requests wait here that are not later than that position */
    int rank(long position) {
        if (crowd != null) {
            return crowd.places.rank(position);
        }
        int rank = 0;
        for (int i = 0; i < size(); i++) {
            rank += get(i).notAfter(position);
        }
        return rank;
    }

    /** @return the lane whose request waits longest among masters that may hold so many more, or null */
    Lane oldest() {
        for (int i = 0; i < size(); i++) {
            if (get(i).mayHold()) {
                return get(i);
            }
        }
        return null;
    }
}
