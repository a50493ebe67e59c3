package io.berth.master.session;

import io.berth.reservation.answer.Answer;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was said of agents of a request. It is kept, because it may come before the grant that it is about. */
final class Hearsay {
    /** How one agent of several ends by itself; otherwise all of them may have ended with it. */
    private static final Set<Outcome> ALONE = EnumSet.of(
            Outcome.FREED, Outcome.RENEWAL_EXPIRED, Outcome.IDLE_EXPIRED, Outcome.LIMIT_EXPIRED, Outcome.REVOKED);

    private final Set<Place> over = new HashSet<>();
    private final Set<Place> ready = new HashSet<>();
    private final Map<Place, Long> doubts = new HashMap<>();

    private record Place(AgentName agent, long epoch) {}

    /** @param since what is said of an earlier grant is of no interest */
    void hear(Answer answer, long since, long nowNanos) {
        if (answer instanceof Answer.Ready said && said.epoch() >= since) {
            ready.add(new Place(said.agent(), said.epoch()));
        } else if (answer instanceof Answer.Released released && released.epoch() >= since) {
            if (ALONE.contains(released.reason())) {
                overAlone(new Place(released.agent(), released.epoch()));
            } else {
                doubt(released.agent(), released.epoch(), nowNanos);
            }
        }
    }

    /** That leaves the other agents of its grant as they were. */
    private void overAlone(Place place) {
        over.add(place);
        doubts.remove(place);
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
