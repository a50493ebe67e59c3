package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.pool.Request;
import java.util.List;

/**
 * The requests that wait for the same, in their order: one level for each priority, the highest in front.
 *
 * <p>Keeps who overtook: requests that are later than the oldest of this line, and were given an agent that it could
 * have had. Only the latest so many of them as one request may be overtaken by are kept: when all of these are later
 * than a request, its bound is reached.
 */
final class Line extends Row<Level> {
    final Demand demand;

    /** How many agents a request of this line wants. */
    final int agents;

    final List<Supply> supplies;

    /** The requests that overtook one of this line. */
    final Block<Given> overtakers = new Block<>();

    /** Where it stands in the {@link Contest}, -1 where it does not. */
    int slot = -1;

    private long oldest = Long.MAX_VALUE;

    Line(Demand demand, List<Supply> supplies) {
        this.demand = demand;
        this.agents = demand.agents();
        this.supplies = supplies;
    }

    void add(Request request, Standing standing) {
        Level level = level(request.wish().priority());
        if (level == null) {
            level = new Level(this, request.wish().priority());
            add(level);
        }
        level.add(request, standing);
        oldest = Math.min(oldest, request.position());
    }

    /** The same request, at the same place, with another sign of life. */
    void replace(Request request, Standing standing) {
        level(request.wish().priority()).replace(request, standing);
    }

    void remove(Request request, Standing standing) {
        Level level = level(request.wish().priority());
        level.remove(request, standing);
        if (level.isEmpty()) {
            remove(level);
        }
        if (request.position() == oldest) {
            oldest = Long.MAX_VALUE;
            forEach(each -> oldest = Math.min(oldest, each.first().head()));
        }
    }

    @Override
    int compare(Level left, Level right) {
        return Integer.compare(right.priority, left.priority);
    }

    /** @return whether an agent is available for one of its needs */
    boolean isOpen() {
        for (int i = 0; i < supplies.size(); i++) {
            if (supplies.get(i).isOpen()) {
                return true;
            }
        }
        return false;
    }

    /** @return the requests of that priority, or null where there is none */
    Level level(int priority) {
        for (int i = 0; i < size(); i++) {
            if (get(i).priority == priority) {
                return get(i);
            }
        }
        return null;
    }

    /** @return the highest priority below that one, or the least number where there is none */
    int highest(int below) {
        for (int i = 0; i < size(); i++) {
            if (get(i).priority < below) {
                return get(i).priority;
            }
        }
        return Integer.MIN_VALUE;
    }

    /** @return the position of the request that has waited longest, whatever its master may have; the greatest where none waits */
    long oldest() {
        return oldest;
    }

    /**
     * @param maxOvertakes how often a request may be overtaken
     * @return the lane of the oldest request whose master may have more, if that was overtaken as often; else null
     */
    Lane due(int maxOvertakes) {
        if (overtakers.size() < maxOvertakes) {
            return null;
        }
        Lane oldest = null;
        for (int i = 0; i < size(); i++) {
            Lane lane = get(i).oldest();
            if (lane != null && (oldest == null || lane.head() < oldest.head())) {
                oldest = lane;
            }
        }
        boolean isDue = oldest != null && (maxOvertakes == 0 || overtakers.first() > oldest.head());
        return isDue ? oldest : null;
    }

    /** @return how many of this line go before the request by priority and age, itself included where it waits here */
    int notBehind(Request request) {
        int before = 0;
        for (Level level : this) {
            if (level.priority > request.wish().priority()) {
                before += level.waiting();
            } else if (level.priority == request.wish().priority()) {
                before += level.rank(request.position());
            }
        }
        return before;
    }

    int waiting() {
        int waiting = 0;
        for (Level level : this) {
            waiting += level.waiting();
        }
        return waiting;
    }
}
