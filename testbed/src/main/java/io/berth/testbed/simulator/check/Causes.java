package io.berth.testbed.simulator.check;

import io.berth.reservation.command.Command;
import io.berth.reservation.command.Command.ExpiryCause;
import io.berth.reservation.event.Event.ReservationEnded;

/** S7: a reservation ends only by its holder, a timer, or its agent's loss or refusal; by the command that says so. */
final class Causes {
    private Causes() {}

    static void check(Command command, ReservationEnded event) {
        if (!mayEnd(command, event)) {
            throw new BrokenInvariant("S7", command + " ended a reservation: " + event + ".");
        }
    }

    private static boolean mayEnd(Command command, ReservationEnded event) {
        return switch (event.reason()) {
            case FREED -> byHolder(command, event);
            case RENEWAL_EXPIRED -> byTimer(command, event, ExpiryCause.RENEWAL);
            case IDLE_EXPIRED -> byTimer(command, event, ExpiryCause.IDLE);
            case START_EXPIRED -> byTimer(command, event, ExpiryCause.START);
            case AGENT_LOST ->
                command instanceof Command.AgentOnline online && online.agent().equals(event.agent());
            case AGENT_REFUSED ->
                command instanceof Command.AgentFailed failed
                        && failed.agent().equals(event.agent())
                        && failed.epoch() == event.epoch();
            default -> false;
        };
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
