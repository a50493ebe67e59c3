package io.berth.reservation.pool.match;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The lines in which somebody waits while an agent for it is available, and whose turn it is among them. */
final class Contest {
    /** So few lanes are compared one by one. */
    private static final int FEW = 16;

    private static final int NONE = Integer.MIN_VALUE;

    private final Standings standings;
    private final List<Line> lines = new ArrayList<>();
    private long rounds;

    Contest(Standings standings) {
        this.standings = standings;
    }

    /** To be called when somebody came to wait in the line or left it, and when a supply of it opened or closed. */
    void refresh(Line line) {
        boolean isContested = !line.isEmpty() && line.isOpen();
        if (isContested && line.slot < 0) {
            line.slot = lines.size();
            lines.add(line);
        } else if (!isContested && line.slot >= 0) {
            Line last = lines.remove(lines.size() - 1);
            if (last != line) {
                lines.set(line.slot, last);
                last.slot = line.slot;
            }
            line.slot = -1;
        }
    }

    /** @return whose turn it is, or null where no master that waits may have more */
    Turn first() {
        int maxOvertakes = standings.order().maxOvertakes();
        Lane due = null;
        for (int i = 0; i < lines.size(); i++) {
            Lane lane = lines.get(i).due(maxOvertakes);
            due = lane != null && (due == null || lane.head() < due.head()) ? lane : due;
        }
        if (due != null) {
            return new Turn(due, true);
        }
        for (int priority = highest(Integer.MAX_VALUE); priority != NONE; priority = highest(priority)) {
            List<Level> levels = new ArrayList<>(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                Level level = lines.get(i).level(priority);
                if (level != null) {
                    levels.add(level);
                }
            }
            Lane fairest = fairest(levels);
            if (fairest != null) {
                return new Turn(fairest, false);
            }
        }
        return null;
    }

    private int highest(int below) {
        int highest = NONE;
        for (int i = 0; i < lines.size(); i++) {
            highest = Math.max(highest, lines.get(i).highest(below));
        }
        return highest;
    }

    /** @return whose turn it is in each line, in order; a line in which no master may have more has none */
    List<Turn> all() {
        int maxOvertakes = standings.order().maxOvertakes();
        List<Turn> turns = new ArrayList<>(lines.size());
        for (Line line : lines) {
            Lane due = line.due(maxOvertakes);
            Lane lane = due == null ? fairest(line) : due;
            if (lane != null) {
                turns.add(new Turn(lane, due != null));
            }
        }
        turns.sort(Turn.ORDER);
        return turns;
    }

    private Lane fairest(Line line) {
        for (Level level : line) {
            Lane fairest = fairest(List.of(level));
            if (fairest != null) {
                return fairest;
            }
        }
        return null;
    }

    private Lane fairest(List<Level> levels) {
        int lanes = 0;
        for (Level level : levels) {
            lanes += level.size();
        }
        return lanes <= FEW ? fairestOfAll(levels) : walk(levels, lanes);
    }

    private static Lane fairestOfAll(List<Level> levels) {
        Lane first = null;
        for (Level level : levels) {
            for (int i = 0; i < level.size(); i++) {
                Lane lane = level.get(i);
                if (lane.mayHold() && (first == null || Lane.ORDER.compare(lane, first) < 0)) {
                    first = lane;
                }
            }
        }
        return first;
    }

    /**
     * Where a master's standing changes, nothing changes in its lanes: the masters are walked in the one order that all
     * lines share, until one has a lane in these levels. Among those that stand as it does the oldest request goes first.
     *
     * @param steps so many lanes are looked at; where that is not enough it takes no longer to compare all
     */
    private Lane walk(List<Level> levels, int steps) {
        rounds++;
        levels.forEach(level -> level.round = rounds);
        Lane first = null;
        for (Iterator<Standing> walk = standings.fairestFirst(); walk.hasNext(); ) {
            Standing next = walk.next();
            if (first != null && Standing.FAIREST_FIRST.compare(next, first.standing) != 0) {
                return first;
            }
            for (int i = 0; i < next.lanes.size(); i++) {
                Lane lane = next.lanes.get(i);
                if (steps == 0) {
                    return fairestOfAll(levels);
                }
                steps--;
                if (lane.level.round == rounds && lane.mayHold()) {
                    first = first == null || lane.head() < first.head() ? lane : first;
                    break;
                }
            }
        }
        return first;
    }
}
