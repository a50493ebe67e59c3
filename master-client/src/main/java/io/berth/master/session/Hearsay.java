package io.berth.master.session;

import io.berth.reservation.name.AgentName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was said of agents of a request. It is kept, because it may come before the grant that it is about. */
final class Hearsay {
    private final Set<Place> over = new HashSet<>();
    private final Set<Place> ready = new HashSet<>();
    private final Map<Place, Long> doubts = new HashMap<>();

    private record Place(AgentName agent, long epoch) {}

    /** It is over by itself: that leaves the other agents of its grant as they were. */
    void over(AgentName agent, long epoch) {
        over.add(new Place(agent, epoch));
        doubts.remove(new Place(agent, epoch));
    }

    /**
     * It is over, and with it perhaps its whole grant: agents that are reserved together are given up together while not all
     * of them are ready.
     */
    void doubt(AgentName agent, long epoch, long nowNanos) {
        if (over.add(new Place(agent, epoch))) {
            doubts.put(new Place(agent, epoch), nowNanos);
        }
    }

    void ready(AgentName agent, long epoch) {
        ready.add(new Place(agent, epoch));
    }

    boolean isOver(AgentName agent, long epoch) {
        return over.contains(new Place(agent, epoch));
    }

    boolean isReady(AgentName agent, long epoch) {
        return ready.contains(new Place(agent, epoch));
    }

    /** @return how many agents of that grant are over */
    int over(long epoch) {
        return (int) over.stream().filter(place -> place.epoch() == epoch).count();
    }

    /**
     * @return since when the grant is in doubt, for each agent that is over and was not heard to be ready: had all been
     *     ready, it would have ended alone
     */
    List<Long> doubts(long epoch) {
        return doubts.entrySet().stream()
                .filter(doubt -> doubt.getKey().epoch() == epoch && !ready.contains(doubt.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Nothing older than this grant is of interest any more. */
    void forgetBefore(long epoch) {
        over.removeIf(place -> place.epoch() < epoch);
        ready.removeIf(place -> place.epoch() < epoch);
        doubts.keySet().removeIf(place -> place.epoch() < epoch);
    }
}
