package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event.ReservationEnded;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * S1 as the masters see it. The service may end a reservation for lack of renewals, for want of a job or by its limit only
 * when its holder has stopped to rely on it by its own clock; so two masters never rely on one agent.
 *
 * <p>Every other end is told to the holder, who may hear it late: until then it relies on an agent that may serve the
 * next one. There the agent protects, which ends what runs for the old epoch before it accepts a new one.
 */
final class Beliefs {
    /** What a holder can see coming on its own clock. */
    private static final Set<Outcome> FORESEEN =
            EnumSet.of(Outcome.RENEWAL_EXPIRED, Outcome.IDLE_EXPIRED, Outcome.LIMIT_EXPIRED);

    private final Coverage coverage;
    private final List<Belief> held = new ArrayList<>();
    private final Map<AgentName, Map<Long, Outcome>> ends = new HashMap<>();

    Beliefs(Coverage coverage) {
        this.coverage = coverage;
    }

    void holds(Belief belief) {
        if (!held.contains(belief)) {
            held.add(belief);
        }
        for (Belief other : held) {
            boolean both = other.agent().equals(belief.agent()) && other.epoch() != belief.epoch();
            if (both && other.isSound() && belief.isSound()) {
                overlap(
                        other.epoch() < belief.epoch() ? other : belief,
                        other.epoch() < belief.epoch() ? belief : other);
            }
        }
    }

    private void overlap(Belief earlier, Belief later) {
        Outcome end = ends.getOrDefault(earlier.agent(), Map.of()).get(earlier.epoch());
        if (end == null || FORESEEN.contains(end)) {
            throw new BrokenInvariant(
                    "S1",
                    "Two masters rely on agent " + earlier.agent() + " at once: " + earlier + " and " + later
                            + ". The earlier reservation ended by " + end + ".");
        }
        coverage.saw(end == Outcome.FREED ? Rare.FREED_BY_ANOTHER : Rare.HOLDER_NOT_YET_TOLD);
    }

    void gaveUp(Belief belief) {
        held.remove(belief);
    }

    void ended(ReservationEnded event) {
        ends.computeIfAbsent(event.agent(), unknown -> new HashMap<>()).put(event.epoch(), event.reason());
        if (!FORESEEN.contains(event.reason())) {
            return;
        }
        for (Belief belief : held) {
            if (belief.is(event.agent(), event.epoch()) && belief.isSound()) {
                throw new BrokenInvariant(
                        "S1",
                        "The reservation of agent " + event.agent() + " at epoch " + event.epoch() + " ended by "
                                + event.reason() + " while its holder relied on it: " + belief + ".");
            }
        }
    }

    void allLost() {
        held.clear();
        ends.clear();
    }
}
