package io.berth.reservation.pool.walk;

import io.berth.reservation.demand.Need;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Request;
import io.berth.reservation.tag.Preference;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which situations the rules came into on one walk. */
final class Situations {
    private final Set<Situation> seen = EnumSet.noneOf(Situation.class);
    private final Set<RequestId> keepers = new HashSet<>();
    private final Set<RequestId> overQuota = new HashSet<>();

    Set<Situation> seen() {
        return Collections.unmodifiableSet(seen);
    }

    private void note(Situation situation, boolean isSo) {
        if (isSo) {
            seen.add(situation);
        }
    }

    void met(Request request, List<Agent> agents, Choice choice, BruteForce all) {
        all.waiting()
                .filter(other -> !other.id().equals(request.id()) && all.isEligible(other))
                .filter(all::couldBeMetNow)
                .forEach(other -> passed(request, other, all));
        Need first = request.demand().needs().get(0);
        boolean liked = !choice.best(first).get(0).equals(choice.unliked(first).get(0));
        note(Situation.PREFERENCE_DECIDED, liked);
        note(
                Situation.LAST_USED_DECIDED,
                liked
                        && request.wish().preferences().get(0) instanceof Preference.LastUsed
                        && request.master().equals(agents.get(0).lastMaster()));
        note(Situation.QUOTA_RESUMED, overQuota.remove(request.id()));
        note(Situation.FALLBACK_MET, request.alternative() > 0);
        note(
                Situation.DECLINED_WITHHELD,
                choice.available().stream().anyMatch(agent -> request.except().contains(agent.name())));
        note(
                Situation.NAME_MATCHED,
                request.demand().agents() == 1
                        && !first.expression().matches(agents.get(0).tags()));
    }

    private void passed(Request request, Request other, BruteForce all) {
        int rank = all.rank(request, other);
        boolean due = all.isDue(request);
        note(Situation.BOUND_REACHED, due && !all.isDue(other) && rank > 0);
        boolean alike = request.wish().priority() == other.wish().priority();
        boolean fair = !due && alike && rank < 0 && other.position() < request.position();
        note(Situation.FAIR_SHARE_DECIDED, fair);
        note(Situation.USAGE_DECIDED, fair && all.heldForWeight(request, other) == 0);
    }

    void met(Request request, Allotment allotment) {
        note(Situation.GROUP_MET, request.demand().agents() > 1);
        note(Situation.GROUP_MET_BY_MOVING, allotment.wasMoved());
        note(Situation.GROUP_KEPT_AND_MET, keepers.remove(request.id()));
    }

    void kept(Request request, Allotment allotment) {
        if (!allotment.shares().isEmpty()) {
            keepers.add(request.id());
            seen.add(Situation.GROUP_KEPT);
        }
    }

    void keptNothing(Request request, Allotment allotment) {
        note(Situation.GROUP_KEPT_NOTHING, !allotment.shares().isEmpty());
    }

    /** The request had its turn and was not met. */
    void withheld(Request request, Choice unkept, Choice choice) {
        Need first = request.demand().needs().get(0);
        note(
                Situation.KEPT_FROM_ANOTHER,
                request.demand().agents() == 1
                        && choice.best(first).isEmpty()
                        && !unkept.best(first).isEmpty());
    }

    /** Nobody could be met any more. */
    void nobody(BruteForce all) {
        all.waiting()
                .filter(request -> !all.isEligible(request) && all.couldBeMetNow(request))
                .forEach(request -> {
                    overQuota.add(request.id());
                    seen.add(Situation.QUOTA_SUSPENDED);
                });
    }

    /** The queue goes on with what the commands before had left. */
    void wentOn(Request request, long position) {
        seen.add(Situation.SETTLEMENT_WENT_ON);
        note(Situation.TRIED_ONCE_IN_ITS_TURN, request.wish().triesOnce() && request.sincePosition() < position);
    }

    void held(BruteForce all) {
        note(Situation.HOLD_SUSPENDED, all.waiting().anyMatch(all::couldBeMetNow));
    }
}
