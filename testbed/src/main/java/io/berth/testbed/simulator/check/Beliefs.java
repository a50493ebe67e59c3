package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event.ReservationEnded;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * S1 as the masters see it. The service may end a reservation for lack of renewals, for want of a job or by its limit only
 * when its holder has stopped to rely on it by its own clock; so two masters never rely on one agent. A holder that waited
 * for long does not know when its limit began, nor one that was extended; these are warned.
 *
 * <p>Every other end is told to the holder, who may hear it late: until then it relies on an agent that may serve the
 * next one. There the agent protects, which ends what runs for the old epoch before it accepts a new one.
 */
final class Beliefs {
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
        if (end == null || earlier.foresees(end)) {
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

    /** @param extended whether it was: what was said in between may have come late */
    void ended(ReservationEnded event, boolean extended) {
        ends.computeIfAbsent(event.agent(), unknown -> new HashMap<>()).put(event.epoch(), event.reason());
        for (Belief belief : held) {
            boolean its = belief.is(event.agent(), event.epoch());
            if (its && extended) {
                belief.limitUnknown();
            }
            if (its && belief.foresees(event.reason()) && belief.isSound()) {
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
