package io.berth.reservation.audit;

import io.berth.reservation.demand.Demand;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.tag.TagSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Those that wait for the same agent, and the later ones that overtook the oldest of them. */
final class WaitingLine {
    private final Demand demand;
    private final TreeMap<Long, RequestTrack> waiting = new TreeMap<>();
    private final TreeSet<Long> overtakers = new TreeSet<>();

    WaitingLine(Demand demand) {
        this.demand = demand;
    }

    Demand demand() {
        return demand;
    }

    void add(RequestTrack request) {
        waiting.put(request.position, request);
    }

    void remove(RequestTrack request) {
        waiting.remove(request.position);
        if (!isEmpty()) {
            overtakers.headSet(waiting.firstKey()).clear();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean isOlderThan(long position) {
        return waiting.firstKey() < position;
    }

    boolean couldUse(TagSet tags, AgentName agent) {
        return demand.needs().get(0).matches(tags, agent.value());
    }

    /** @return the oldest one from before that position that may be served; null if there is none */
    RequestTrack first(long before, Predicate<RequestTrack> mayBeServed) {
        for (RequestTrack request : waiting.headMap(before).values()) {
            if (mayBeServed.test(request)) {
                return request;
            }
        }
        return null;
    }

    int overtakersOf(RequestTrack request) {
        return overtakers.tailSet(request.position).size();
    }

    /** Whoever is given several agents overtakes once. */
    boolean countsAlready(long position) {
        return overtakers.contains(position);
    }

    void overtaken(long by, int bound) {
        overtakers.add(by);
        bounded(bound);
    }

    /** More than the bound need not be known; the latest ones overtook most of those that wait. */
    void bounded(int bound) {
        while (overtakers.size() > bound) {
            overtakers.pollFirst();
        }
    }

    void isNotOvertakenBy(long position) {
        overtakers.remove(position);
    }
}
