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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a request that waits is told: its place, why it waits, and how long that may take. */
final class Waits {
    /** More reasons than this are not told. */
    private static final int REASONS = 3;

    private final Request request;
    private final PoolView view;
    private final Demand demand;
    private final Share share;

    Waits(Request request, PoolView view) {
        this.request = request;
        this.view = view;
        this.demand = request.demand();
        this.share = view.index().share(request.master());
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
                demand.needs().stream()
                        .mapToInt(need -> view.index().census(need).registered())
                        .sum(),
                reason(),
                estimate(place),
                request.timing().silence());
    }

    private String reason() {
        List<String> parts = new ArrayList<>();
        if (view.hold() != null) {
            parts.add(onHold(view.hold()));
        }
        if (isOverQuota()) {
            parts.add("master " + request.master() + " holds " + view.index().held(request.master()) + " of the "
                    + share.maxHeld() + " agents that it may hold");
        }
        for (Need need : demand.needs()) {
            String what = demand.needs().size() == 1 ? "" : need.expression() + ": ";
            parts.add(what + agents(view.index().census(need)));
        }
        if (demand.agents() > 1) {
            parts.add(demand.agents() + " agents are wanted together");
        }
        return String.join("; ", parts);
    }

    private static String onHold(PoolHold hold) {
        String until = hold.length() == null
                ? ""
                : ", until "
                        + Instant.ofEpochMilli(hold.sinceMs())
                                .plus(hold.length())
                                .truncatedTo(ChronoUnit.MINUTES);
        return "the pool is on hold (" + hold.reason() + until + ")";
    }

    private boolean isOverQuota() {
        return view.index().held(request.master()) + demand.agents() > share.maxHeld();
    }

    private static String agents(Census census) {
        List<String> parts = new ArrayList<>();
        for (AgentStatus status : AgentStatus.values()) {
            int count = census.of(status);
            if (count > 0) {
                parts.add(count + " " + (status == AgentStatus.RESERVED ? "busy" : Statuses.text(status)));
            }
        }
        if (census.draining() > 0) {
            parts.add(census.draining() + " of them draining");
        }
        if (census.lost() > 0) {
            parts.add(census.lost() + " of them not heard of");
        }
        String states = parts.isEmpty() ? "no agent matches yet" : String.join(", ", parts);
        List<String> reasons = census.reasons().stream().limit(REASONS).toList();
        return reasons.isEmpty() ? states : states + " (" + String.join("; ", reasons) + ")";
    }

    /** The slowest of the needs decides. Nothing is said while somebody's decision holds it up, and not time. */
    private Answer.Estimate estimate(int place) {
        if (view.hold() != null || isOverQuota()) {
            return null;
        }
        Answer.Estimate slowest = null;
        for (Need need : demand.needs()) {
            Answer.Estimate estimate = estimate(view.index().census(need), (long) place * need.count());
            if (estimate == null) {
                return null;
            }
            slowest = slowest == null || estimate.most().compareTo(slowest.most()) > 0 ? estimate : slowest;
        }
        return slowest;
    }

    /**
     * So many turns must end before it is this one's, and so many agents work on them at once. The spread of a sum of
     * turns grows with the root of their number; it is at least a quarter of a turn, because what was seen so far may
     * differ less than what comes.
     */
    private static Answer.Estimate estimate(Census census, long turns) {
        int serving = census.serving();
        if (serving == 0 || census.meanTurnMs() < 0) {
            return null;
        }
        double turnMs = census.meanTurnMs();
        double middleMs = turns * turnMs / serving;
        double spreadMs = Math.sqrt(turns) * Math.max(census.turnDeviationMs(), turnMs / 4) / serving;
        return new Answer.Estimate(Duration.ofMillis((long) Math.max(0, middleMs - spreadMs)), Duration.ofMillis((long)
                (middleMs + spreadMs)));
    }
}
