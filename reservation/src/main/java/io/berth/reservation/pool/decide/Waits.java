package io.berth.reservation.pool.decide;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Need;
import io.berth.reservation.pool.AgentStatus;
import io.berth.reservation.pool.PoolHold;
import io.berth.reservation.pool.PoolView;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.Share;
import io.berth.reservation.pool.match.Census;
import io.berth.reservation.pool.match.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a request that waits is told: its place, why it waits, and how long that may take. */
final class Waits {
    /** More reasons than this are not told. */
    private static final int REASONS = 3;

    private final Request request;
    private final PoolView view;
    private final long timeMs;
    private final Demand demand;
    private final Share share;
    private final boolean settled;

    /** @param timeMs the log's time of the command that is answered */
    Waits(Request request, PoolView view, long timeMs) {
        this.request = request;
        this.view = view;
        this.timeMs = timeMs;
        this.demand = request.demand();
        this.share = view.index().share(request.master());
        this.settled = Settlement.isSettled(view);
    }

    Answer answer() {
        int place = view.index().place(request);
        return new Answer.Waiting(
                request.master(),
                request.id(),
                request.sincePosition(),
                request.alternative(),
                place,
                view.index().waiting(demand),
                view.index().registered(demand),
                reason(),
                estimate(place),
                request.timing().silence());
    }

    private String reason() {
        List<String> parts = new ArrayList<>();
        int alternatives = request.wish().alternatives().size();
        if (alternatives > 1) {
            parts.add("alternative " + (request.alternative() + 1) + " of " + alternatives + ", " + demand);
        }
        if (view.hold() != null) {
            PoolHold hold = view.hold();
            parts.add("the pool is on hold (" + Until.text(hold.reason(), hold.sinceMs(), hold.length()) + ")");
        }
        if (isOverQuota()) {
            parts.add(quota());
        }
        for (Need need : demand.needs()) {
            String what = demand.needs().size() == 1 ? "" : need.expression() + ": ";
            parts.add(what + agents(need, view.index().census(need)));
        }
        if (demand.agents() > 1) {
            parts.add(demand.agents() + " are wanted at once");
        } else if (isPassedOver()) {
            parts.add(
                    settled
                            ? "what is free is kept for a request for several agents that goes first"
                            : "what is free is being given away, one request after the other");
        }
        return String.join("; ", parts);
    }

    private boolean isOverQuota() {
        return view.index().held(request.master()) + demand.agents() > share.maxHeld();
    }

    private String quota() {
        return demand.agents() > share.maxHeld()
                ? "it wants " + demand.agents() + " agents at once, and master " + request.master() + " may hold only "
                        + share.maxHeld() + " of this pool"
                : "master " + request.master() + " holds " + view.index().held(request.master()) + " of the "
                        + share.maxHeld() + " agents that it may hold";
    }

    /** In a settled pool whoever could be met would have been: nothing else is left that could hold it up. */
    private boolean isPassedOver() {
        boolean isFree = view.index().census(demand.needs().get(0)).of(AgentStatus.AVAILABLE) > 0;
        return isFree && view.hold() == null && !isOverQuota();
    }

    private static String agents(Need need, Census census) {
        if (census.registered() == 0) {
            return need.except().isEmpty()
                    ? "no registered agent matches yet"
                    : "no registered agent matches, other than those it declined";
        }
        List<String> parts = new ArrayList<>();
        add(parts, census.serving(AgentStatus.AVAILABLE), "free");
        add(parts, census.serving(AgentStatus.OFFERED), "offered to others");
        add(parts, census.serving(AgentStatus.RESERVED), "busy");
        add(parts, census.serving(AgentStatus.CLEANING), "cleaning up");
        add(parts, census.serving(AgentStatus.LOCK_DELAY), "in lock delay");
        add(parts, census.lost(), "lost");
        add(parts, census.of(AgentStatus.OFFLINE), "offline");
        add(parts, census.draining(), "draining");
        add(parts, census.of(AgentStatus.DRAINED), "drained");
        add(parts, census.of(AgentStatus.QUARANTINED), "in quarantine");
        List<String> reasons = census.reasons().stream().limit(REASONS).toList();
        return String.join(", ", parts) + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")");
    }

    private static void add(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /**
     * The slowest of the needs decides. Nothing is said while somebody's decision holds it up, and not time; nor before
     * the pool is settled, when many who go before it may be gone in a moment.
     */
    private Answer.Estimate estimate(int place) {
        if (view.hold() != null || !settled || isOverQuota()) {
            return null;
        }
        Answer.Estimate slowest = null;
        for (Need need : demand.needs()) {
            Census census = view.index().census(need);
            if (census.serving() == 0 || census.meanTurnMs() < 0) {
                return null;
            }
            long others = view.index().wantedBefore(request, need);
            if (others < 0) {
                return null;
            }
            Answer.Estimate estimate = estimate(census, (long) place * need.count(), others);
            slowest = slowest == null || estimate.most().compareTo(slowest.most()) > 0 ? estimate : slowest;
        }
        return slowest;
    }

    /**
     * So many turns must end before it is this one's, and so many agents work on them at once. The spread of a sum of
     * turns grows with the root of their number; it is at least a quarter of a turn, because what was seen so far may
     * differ less than what comes. Those who wait with other words for some of these agents may take them all or none.
     *
     * <p>Turns that are over say too little where those of now last longer: the end of the range counts with whichever is
     * longer on average, what was seen or what present holders have held already.
     */
    private Answer.Estimate estimate(Census census, long turns, long others) {
        int serving = census.serving();
        double turnMs = census.meanTurnMs();
        double spreadMs = Math.max(census.turnDeviationMs(), turnMs / 4);
        long most = turns + others;
        double leastMs = (turns * turnMs - Math.sqrt(turns) * spreadMs) / serving;
        double longMs = Math.max(turnMs, census.meanHeldMs(timeMs));
        double mostMs = (most * longMs + Math.sqrt(most) * Math.max(spreadMs, longMs / 4)) / serving;
        return new Answer.Estimate(Duration.ofMillis((long) Math.max(0, leastMs)), Duration.ofMillis((long) mostMs));
    }
}
