package io.berth.testbed.simulator.check;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.event.Event.ReservationEnded;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Agent;

/** S7: a reservation ends only by its holder, a timer, or its agent's loss or refusal; by the command that says so. */
final class Causes {
    private Causes() {}

    /** @param before the agent as it was */
    static void check(Command command, ReservationEnded event, Agent before) {
        if (!mayEnd(command, event, before)) {
            throw new BrokenInvariant("S7", command + " ended a reservation: " + event + ".");
        }
    }

    private static boolean mayEnd(Command command, ReservationEnded event, Agent before) {
        return switch (event.reason()) {
            case FREED -> byHolder(command, event);
            case RENEWAL_EXPIRED -> byTimer(command, event, ExpiryCause.RENEWAL);
            case IDLE_EXPIRED -> byTimer(command, event, ExpiryCause.IDLE);
            case START_EXPIRED -> byTimer(command, event, ExpiryCause.START);
            case LIMIT_EXPIRED -> byTimer(command, event, ExpiryCause.LIMIT);
            case AGENT_LOST -> command instanceof Command.AgentOnline online && lost(online, event, before);
            case AGENT_REFUSED ->
                command instanceof Command.AgentFailed failed
                        && failed.agent().equals(event.agent())
                        && failed.epoch() == event.epoch();
            default -> false;
        };
    }

    /** An agent that has not accepted it yet cannot have lost it, unless it is another run. */
    private static boolean lost(Command.AgentOnline online, ReservationEnded event, Agent before) {
        boolean knew =
                online.highestEpoch() >= event.epoch() || !online.incarnation().equals(before.incarnation());
        return online.agent().equals(event.agent()) && online.servingEpoch() != event.epoch() && knew;
    }

    /** Whoever used the agent may still be at it: nobody gets it before it is clean, or before the lock delay is over. */
    static void checkNext(ReservationEnded event, boolean cleans) {
        boolean freed = event.reason() == Outcome.FREED;
        boolean right = switch (event.next()) {
            case CLEANING -> cleans;
            case LOCK_DELAY -> !cleans && !freed;
            case AVAILABLE, OFFLINE -> !cleans && freed;
            case QUARANTINED -> event.reason() == Outcome.AGENT_REFUSED || event.reason() == Outcome.START_EXPIRED;
        };
        if (!right) {
            throw new BrokenInvariant(
                    "S9", "The agent " + (cleans ? "cleans up" : "does not clean up") + ", but " + event + ".");
        }
    }

    private static boolean byHolder(Command command, ReservationEnded event) {
        return command instanceof Command.FreeReservation free
                        && free.agent().equals(event.agent())
                        && free.epoch() == event.epoch()
                        && free.master().equals(event.master())
                || command instanceof Command.CancelRequest cancel
                        && cancel.request().equals(event.request())
                        && cancel.master().equals(event.master());
    }

    private static boolean byTimer(Command command, ReservationEnded event, ExpiryCause cause) {
        return command instanceof Command.ExpireReservation expire
                && expire.cause() == cause
                && expire.agent().equals(event.agent())
                && expire.epoch() == event.epoch();
    }
}
