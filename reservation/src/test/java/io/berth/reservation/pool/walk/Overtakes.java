package io.berth.reservation.pool.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.reservation.demand.Demand;
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
 * <p>A request is overtaken when a later one is given or offered an agent that it could have had, although it could have
 * been met instead: it waits, its master may hold what it asks for, and of the agents that are available and not kept
 * for somebody who goes before, there are enough for it. Each later request counts once, and not any more where it did
 * not choose such an agent or its agents did not start.
 *
 * <p>The count starts anew with another policy, and where a request asks for something else, or comes back from offers or
 * agents that failed: the pool need not remember for longer who overtook it.
 */
final class Overtakes {
    private final Map<Waiting, Set<Overtaker>> overtakers = new HashMap<>();

    private record Waiting(RequestId request, long position, long since, Demand demand) {
        static Waiting of(Request request) {
            return new Waiting(request.id(), request.position(), request.sincePosition(), request.demand());
        }
    }

    private record Overtaker(RequestId request, long position) {}

    /** To be told before the agents are given. */
    void add(BruteForce.Meeting meeting, BruteForce all, Pool pool) {
        Request later = meeting.request();
        int bound = pool.view().policy().order().maxOvertakes();
        all.waiting()
                .filter(request -> request.position() < later.position())
                .filter(request -> isOvertaken(request, meeting, all))
                .forEach(request -> {
                    Set<Overtaker> by = overtakers.computeIfAbsent(Waiting.of(request), key -> new HashSet<>());
                    by.add(new Overtaker(later.id(), later.position()));
                    assertThat(by).as("S11: who overtook %s", request.id()).hasSizeLessThanOrEqualTo(bound);
                });
    }

    /** Another policy holds. */
    void startAnew() {
        overtakers.clear();
    }

    /** To be told whenever the request changed. */
    void changed(Request later, BruteForce all) {
        Overtaker overtaker = new Overtaker(later.id(), later.position());
        overtakers.forEach((request, by) -> {
            if (by.contains(overtaker) && !all.hasWhatSuits(request.demand(), later)) {
                by.remove(overtaker);
            }
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
}
