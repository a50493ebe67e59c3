package io.berth.reservation.pool.match;

import io.berth.reservation.demand.Need;
import io.berth.reservation.pool.Agent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The agents that match one expression. */
final class Supply {
    /** So few signatures are added up when somebody asks. */
    private static final int FEW = 128;

    /** For one agent: what tells supplies apart. */
    final Need need;

    /** The lines that wait for these agents. While there are any, the supply is kept. */
    final List<Line> lines = new ArrayList<>(1);

    private final Contest contest;

    /** The signatures that match. */
    private final List<Link> links = new ArrayList<>(1);

    /** How many of them have an available agent. */
    private int open;

    /** Null while there are few of them. */
    private Many many;

    private long visited;

    /** What is kept up to date because to add it up would take too long. */
    private static final class Many {
        private final Census census = new Census();
        private final TreeSet<Signature> open = new TreeSet<>(Signature.BEST_FIRST);
    }

    Supply(Need need, Contest contest) {
        this.need = need;
        this.contest = contest;
    }

    void joined(Link link) {
        link.inSupply = links.size();
        links.add(link);
        if (many != null) {
            link.signature.addTo(many.census);
            link.signature.counting++;
        } else if (links.size() > FEW) {
            many = new Many();
            for (Link each : links) {
                each.signature.counting++;
                each.signature.addTo(many.census);
                if (each.signature.isOpen()) {
                    many.open.add(each.signature);
                }
            }
        }
        if (link.signature.isOpen()) {
            opened(link.signature);
        }
    }

    /** The signature has no agent any more. */
    void dropped(Link link) {
        Link last = links.remove(links.size() - 1);
        if (last != link) {
            links.set(link.inSupply, last);
            last.inSupply = link.inSupply;
        }
        if (many != null && links.size() < FEW / 2) {
            links.forEach(each -> each.signature.counting--);
            many = null;
        }
    }

    /** @return whether it wants to be told of each change of an agent */
    boolean isCounting() {
        return many != null;
    }

    void counted(Agent before, Agent after) {
        if (many != null) {
            many.census.changed(before, after);
        }
    }

    void opened(Signature signature) {
        open++;
        if (many != null) {
            many.open.add(signature);
        }
        if (open == 1) {
            refreshLines();
        }
    }

    void closed(Signature signature) {
        open--;
        if (many != null) {
            many.open.remove(signature);
        }
        if (open == 0) {
            refreshLines();
        }
    }

    private void refreshLines() {
        for (int i = 0; i < lines.size(); i++) {
            contest.refresh(lines.get(i));
        }
    }

    /** @return whether an agent is available */
    boolean isOpen() {
        return open > 0;
    }

    /** @return the signatures that have an available agent, the best match first */
    Collection<Signature> open() {
        if (many != null) {
            return many.open;
        }
        List<Signature> found = new ArrayList<>(open);
        for (int i = 0; i < links.size() && found.size() < open; i++) {
            Signature signature = links.get(i).signature;
            if (signature.isOpen()) {
                found.add(signature);
            }
        }
        found.sort(Signature.BEST_FIRST);
        return found;
    }

    /** @return how many agents there are; may or may not change with them */
    Census census() {
        if (many != null) {
            return many.census;
        }
        Census census = new Census();
        links.forEach(link -> link.signature.addTo(census));
        return census;
    }

    /** @return those that match; changes with them */
    List<Link> links() {
        return links;
    }

    /** @return whether it was not visited in that round yet; it is now */
    boolean isFirstVisit(long round) {
        boolean first = visited != round;
        visited = round;
        return first;
    }
}
