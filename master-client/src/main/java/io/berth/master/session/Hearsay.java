package io.berth.master.session;

import io.berth.reservation.name.AgentName;
import java.util.HashSet;
import java.util.Set;

/** What was said of agents of a request. It is kept, because it may come before the grant that it is about. */
final class Hearsay {
    private final Set<Place> over = new HashSet<>();
    private final Set<Place> ready = new HashSet<>();

    private record Place(AgentName agent, long epoch) {}

    void over(AgentName agent, long epoch) {
        over.add(new Place(agent, epoch));
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

    /** Nothing older than this grant is of interest any more. */
    void forgetBefore(long epoch) {
        over.removeIf(place -> place.epoch() < epoch);
        ready.removeIf(place -> place.epoch() < epoch);
    }
}
