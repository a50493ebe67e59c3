package io.berth.testbed.simulator.check;

import io.berth.reservation.event.Event;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.Decision;
import io.berth.reservation.pool.Pool;
import io.berth.reservation.pool.Request;
import io.berth.reservation.pool.RequestStatus;
import java.util.HashSet;
import java.util.Set;

/**
 * BOUND: however many wait, one command meets no more of them, or ends no more that try once in vain, than the policy
 * says. Only a command that did as much leaves something for the next one.
 */
final class Following {
    private final Coverage coverage;
    private boolean mayGoOn;
    private boolean goesOn;

    Following(Coverage coverage) {
        this.coverage = coverage;
    }

    /** A command is about to be decided. */
    void before(Pool pool) {
        goesOn = !pool.isSettled();
    }

    static boolean triesOnce(Request request) {
        return request.status() == RequestStatus.WAITING && request.wish().triesOnce();
    }

    /** @return whether the event may be what the commands before had left */
    boolean isLeft(Event event) {
        return mayGoOn && isStep(event);
    }

    private static boolean isStep(Event event) {
        return event instanceof Event.AgentReserved
                || event instanceof Event.AgentOffered
                || event instanceof Event.RequestEnded ended && ended.outcome() == Outcome.UNAVAILABLE;
    }

    /**
     * @param chosen the request for which the command itself reserves an agent that was offered to it, or null
     * @param pool after all of the decision
     * @return whether nothing is left for the next command
     */
    boolean decided(RequestId chosen, Decision decision, Pool pool) {
        if (pool.view().policy() == null) {
            return true;
        }
        Set<RequestId> moved = new HashSet<>();
        for (Event event : decision.events()) {
            if (isStep(event) && !event.request().equals(chosen)) {
                moved.add(event.request());
            }
        }
        int most = pool.view().policy().limits().matches();
        expect(moved.size() <= most, "a command moves at most " + most + " requests", moved);
        mayGoOn = moved.size() == most;
        expect(mayGoOn || pool.isSettled(), "a command that moved fewer than " + most + " leaves nothing", moved);
        if (goesOn && !moved.isEmpty()) {
            coverage.saw(Rare.SETTLED_BY_THE_NEXT);
        }
        return pool.isSettled();
    }

    private static void expect(boolean holds, String what, Set<RequestId> moved) {
        if (!holds) {
            throw new BrokenInvariant("BOUND", "Expected that " + what + ": it moved " + moved + ".");
        }
    }
}
