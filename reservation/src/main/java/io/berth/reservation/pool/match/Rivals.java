package io.berth.reservation.pool.match;

import io.berth.reservation.pool.Request;
import java.util.HashSet;
import java.util.Set;

/** Who waits with other words for agents that a request waits for too. */
final class Rivals {
    /** A decision must not take longer in a pool of many different words: more lines than this are not counted. */
    private static final int MOST_LINES = 32;

    /** More kinds of agents than this are not looked into. */
    private static final int MOST_KINDS = 32;

    /** So many steps are taken to find them: one for each kind of agent and each expression that somebody waits for. */
    private static final int MOST_STEPS = 256;

    private final Line own;
    private final long round;
    private final Set<Line> lines = new HashSet<>();
    private int steps;

    private Rivals(Line own, long round) {
        this.own = own;
        this.round = round;
    }

    /**
     * @param own where the request waits
     * @param round another number at each call
     * @param supply what one of its needs asks for
     * @return how many agents the requests ask for that wait in other lines for an agent in service of that supply, and
     *     go before the request by priority and age; -1 where that cannot be told cheaply
     */
    static long ahead(Line own, long round, Supply supply, Request request) {
        Rivals rivals = new Rivals(own, round);
        if (!rivals.find(supply)) {
            return -1;
        }
        long agents = 0;
        for (Line line : rivals.lines) {
            agents += (long) line.notBehind(request) * line.agents;
        }
        return agents;
    }

    private boolean find(Supply supply) {
        if (supply.links().size() > MOST_KINDS) {
            return false;
        }
        for (Link link : supply.links()) {
            if (link.signature.isServing() && !findAt(link.signature)) {
                return false;
            }
        }
        return true;
    }

    private boolean findAt(Signature signature) {
        for (Link link : signature.links) {
            Supply other = link.supply;
            if (other.lines.isEmpty()) {
                // Kept because its words may come again: what is told must not depend on who asked once.
                continue;
            }
            steps++;
            if (steps > MOST_STEPS) {
                return false;
            }
            // Most agents of different kinds fit the same words: each is looked into once.
            if (other.isFirstVisit(round) && !findIn(other)) {
                return false;
            }
        }
        return true;
    }

    private boolean findIn(Supply supply) {
        for (Line line : supply.lines) {
            if (line != own) {
                lines.add(line);
            }
            if (lines.size() > MOST_LINES) {
                return false;
            }
        }
        return true;
    }
}
