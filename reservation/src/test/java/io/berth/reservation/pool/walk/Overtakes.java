package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.demand.Wish.Select;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
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
 * not kept for somebody who goes before, there are enough for it. Each later request counts once, and not any
 * more when it waits again because its agents did not start.
 *
 * <p>The count starts anew with another policy, and where a request asks for something else, or comes back from offers or
 * agents that failed: the pool need not remember for longer who overtook it. Offers count as nothing until an agent is
 * chosen from them, and then only for who waits for it all the same.
 */
final class Overtakes {
    private final Map<Waiting, Set<RequestId>> overtakers = new HashMap<>();

    private record Waiting(RequestId request, long position, long since, Demand demand) {
        static Waiting of(Request request) {
            return new Waiting(request.id(), request.position(), request.sincePosition(), request.demand());
        }
    }

    /** To be told before the agents are given. */
    void add(BruteForce.Meeting meeting, BruteForce all, Pool pool) {
        if (meeting.request().wish().select() == Select.CHOOSE) {
            return;
        }
        int bound = pool.view().policy().order().maxOvertakes();
        all.waiting()
                .filter(request -> request.position() < meeting.request().position())
                .filter(request -> isOvertaken(request, meeting, all))
                .forEach(request -> {
                    Set<RequestId> by = overtakers.computeIfAbsent(Waiting.of(request), key -> new HashSet<>());
                    by.add(meeting.request().id());
                    assertThat(by).as("S11: who overtook %s", request.id()).hasSizeLessThanOrEqualTo(bound);
                });
    }

    /** Another policy holds. */
    void startAnew() {
        overtakers.clear();
    }

    /** The request waits again. Whatever it was given does not count any more. */
    void cameBack(RequestId request) {
        overtakers.values().forEach(by -> by.remove(request));
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
}
