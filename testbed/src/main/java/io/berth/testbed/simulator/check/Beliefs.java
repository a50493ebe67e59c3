package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event.ReservationEnded;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * S1 as the masters see it. The service may end a reservation for lack of renewals, for want of a job or by its limit only
 * when its holder has stopped to rely on it by its own clock; so two masters never rely on one agent. Only where the log's
 * clock was set back, by more than the margin, an end by the limit may come before.
 *
 * <p>Every other end is told to the holder, who may hear it late: until then it relies on an agent that may serve the
 * next one. There the agent protects, which ends what runs for the old epoch before it accepts a new one.
 */
final class Beliefs {
    private final Coverage coverage;
    private final List<Belief> held = new ArrayList<>();
    private final Map<AgentName, Map<Long, End>> ends = new HashMap<>();

    Beliefs(Coverage coverage) {
        this.coverage = coverage;
    }

    /**
     * How a reservation ended.
     *
     * @param foreseen whether its holder has to see that coming by its own clock
     * @param debugging for how long it was held without a renewal, zero where renewals counted
     */
    private record End(Outcome reason, boolean foreseen, Duration debugging) {}

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
        End end = ends.getOrDefault(earlier.agent(), Map.of()).get(earlier.epoch());
        if (end == null || end.foreseen() && earlier.isSound(end.debugging())) {
            throw new BrokenInvariant(
                    "S1",
                    "Two masters rely on agent " + earlier.agent() + " at once: " + earlier + " and " + later
                            + ". The earlier reservation ended by " + (end == null ? "nothing" : end.reason()) + ".");
        }
        coverage.saw(end.reason() == Outcome.FREED ? Rare.FREED_BY_ANOTHER : Rare.HOLDER_NOT_YET_TOLD);
    }

    void gaveUp(Belief belief) {
        held.remove(belief);
    }

    /**
     * @param debugging for how long it was held without a renewal, zero where renewals counted
     * @param setBack whether the log's clock was set back by more than the margin since its limit began
     */
    void ended(ReservationEnded event, Duration debugging, boolean setBack) {
        boolean foreseen = Belief.foresees(event.reason()) && !(setBack && event.reason() == Outcome.LIMIT_EXPIRED);
        ends.computeIfAbsent(event.agent(), unknown -> new HashMap<>())
                .put(event.epoch(), new End(event.reason(), foreseen, debugging));
        for (Belief belief : held) {
            if (foreseen && belief.is(event.agent(), event.epoch()) && belief.isSound(debugging)) {
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
