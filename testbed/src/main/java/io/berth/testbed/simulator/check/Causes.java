package io.berth.testbed.simulator.check;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.event.Event;
import io.berth.reservation.event.Event.ReservationEnded;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.pool.Agent;
import io.berth.reservation.pool.Decision;
import java.util.EnumSet;
import java.util.Set;

/**
 * S7: a reservation ends only by its holder, a timer, the loss or refusal of its agent or of another one of its group, or
 * an operator; by the command that says so.
 */
final class Causes {
    private static final Set<Outcome> BREAK_A_GROUP =
            EnumSet.of(Outcome.AGENT_REFUSED, Outcome.START_EXPIRED, Outcome.AGENT_LOST);

    private Causes() {}

    /**
     * @param before the agent that the command names as it was
     * @param decision all that was decided
     */
    static void check(Command command, ReservationEnded event, Agent before, Decision decision) {
        if (!mayEnd(command, event, before, decision)) {
            throw new BrokenInvariant("S7", command + " ended a reservation: " + event + ".");
        }
    }

    private static boolean mayEnd(Command command, ReservationEnded event, Agent before, Decision decision) {
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
            case REVOKED ->
                command instanceof Command.RevokeReservation revoke
                        && revoke.agent().equals(event.agent())
                        && revoke.epoch() == event.epoch()
                        && decision.events()
                                .contains(new Event.ReservationRevoked(
                                        event.agent(), event.request(), event.epoch(), revoke.by(), revoke.reason()));
            case ABANDONED ->
                command instanceof Command.ReportRequests report
                        && report.master().equals(event.master())
                        && !report.followed().contains(event.request());
            case GROUP_BROKEN -> decision.events().stream().anyMatch(other -> breaks(other, event));
            case CANCELLED, REJECTED, UNAVAILABLE, WAIT_EXPIRED, MASTER_SILENT, OFFER_EXPIRED -> false;
        };
    }

    /** Another agent of the same group was not ready. Whether it may be given up for that is judged by its own event. */
    private static boolean breaks(Event other, ReservationEnded event) {
        return other instanceof ReservationEnded ended
                && ended.request().equals(event.request())
                && ended.epoch() == event.epoch()
                && !ended.agent().equals(event.agent())
                && BREAK_A_GROUP.contains(ended.reason());
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
