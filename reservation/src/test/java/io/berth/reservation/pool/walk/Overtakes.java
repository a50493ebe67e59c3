package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * S11, counted from what happened and not from what the pool remembers: no request is overtaken more often than the
 * pool's bound.
 *
 * <p>A request is overtaken when a later one is given, without a choice, an agent that it could have had, although it
 * could have been met instead: it waits, its master may hold what it asks for, and of the agents that are available and
 * not kept for somebody who goes before, there are enough for it. Each later request counts once, and does not count
 * while it waits again because its agents did not start.
 *
 * <p>The count starts anew with another bound, and where a request asks for something else, or comes back from offers or
 * agents that failed: the pool need not remember for longer who overtook it. The pool counts
 * an offer as what it may become; here it counts as nothing until an agent is chosen, so this asks for less.
 */
final class Overtakes {
    private final Map<Waiting, Set<RequestId>> overtakers = new HashMap<>();
    private int bound = -1;

    private record Waiting(RequestId request, long position, long since, Demand demand) {
        static Waiting of(Request request) {
            return new Waiting(request.id(), request.position(), request.sincePosition(), request.demand());
        }
    }

    /** To be told before the agents are given. */
    void add(BruteForce.Meeting meeting, BruteForce all, Pool pool) {
        int maxOvertakes = pool.view().policy().order().maxOvertakes();
        if (bound != maxOvertakes) {
            bound = maxOvertakes;
            overtakers.clear();
        }
        overtakers.values().forEach(by -> by.removeIf(id -> isBack(pool.view().request(id))));
        all.waiting()
                .filter(request -> request.position() < meeting.request().position())
                .filter(request -> isOvertaken(request, meeting, all))
                .forEach(request -> {
                    Set<RequestId> by = overtakers.computeIfAbsent(Waiting.of(request), key -> new HashSet<>());
                    by.add(meeting.request().id());
                    assertThat(by).as("S11: who overtook %s", request.id()).hasSizeLessThanOrEqualTo(bound);
                });
    }

    private static boolean isOvertaken(Request request, BruteForce.Meeting meeting, BruteForce all) {
        return all.isEligible(request)
                && all.couldBeMetNow(request, meeting.kept())
                && meeting.given().stream()
                        .anyMatch(share -> request.demand().needs().stream()
                                .anyMatch(need -> need.matches(
                                        share.agent().tags(),
                                        share.agent().name().value())));
    }

    private static boolean isBack(Request request) {
        return request != null
                && (request.status() == RequestStatus.WAITING || request.status() == RequestStatus.OFFERED);
    }
}
