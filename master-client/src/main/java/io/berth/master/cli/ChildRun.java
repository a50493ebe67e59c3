package io.berth.master.cli;

import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.timing.TimingContract;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Runs the child under the reservation: as long as it lives, and no longer than the reservation. */
final class ChildRun {
    static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    private final Reservation reservation;
    private final MasterName master;
    private final StopSignal stop;
    private final Progress progress;

    ChildRun(Reservation reservation, MasterName master, StopSignal stop, Progress progress) {
        this.reservation = reservation;
        this.master = master;
        this.stop = stop;
        this.progress = progress;
    }

    /**
     * @return the child's own exit code, 128 + n if signal n ended it
     * @throws Failure if it cannot be started, or the reservation is lost, also if it is so before the start
     */
    int run(List<String> command) {
        // Its end may not have been told yet, or this machine slept since it was granted.
        if (!reservation.isValid()) {
            throw new Failure(
                    ExitCode.LOST,
                    "the reservation of " + reservation.agent() + " at epoch " + reservation.epoch()
                            + " was over before the command was started, so it was not. Run it again.");
        }
        Process child = start(command);
        reservation.busy(true);
        CompletableFuture<ReservationEnd> lost = new CompletableFuture<>();
        reservation.onLost(lost::complete);
        CompletableFuture.anyOf(child.onExit(), lost, stop.requested()).join();
        if (lost.isDone()) {
            progress.say("the reservation is over; stopping the command");
        }
        if (child.isAlive()) {
            ProcessTree.stop(child, grace(reservation, lost.isDone()));
        }
        if (lost.isDone()) {
            throw new Failure(
                    ExitCode.LOST,
                    "the reservation of " + reservation.agent() + " at epoch " + reservation.epoch()
                            + " is over, so the command was stopped. "
                            + lost.join().sentence());
        }
        return child.onExit().join().exitValue();
    }

    /**
     * What is left until the service may give the agent to somebody else: the child must be gone by then, even if no
     * renewal is acknowledged any more while it ends.
     */
    static Duration grace(Reservation reservation, boolean lost) {
        // Whichever of the timeouts it was that it was lost by, the service waits for so long at least.
        Duration margin = Collections.min(List.of(
                reservation.renewalTimeout().minus(TimingContract.validity(reservation.renewalTimeout())),
                reservation.idleTimeout().minus(TimingContract.validity(reservation.idleTimeout())),
                reservation.limit().minus(TimingContract.validityOfLimit(reservation.limit()))));
        Duration valid = reservation.untilInvalid();
        Duration left = lost && !valid.isNegative() ? margin : valid.plus(margin);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(LONGEST_GRACE) < 0 ? left : LONGEST_GRACE;
    }

    private Process start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("BERTH_AGENT", reservation.agent().value());
        environment.put("BERTH_EPOCH", Long.toString(reservation.epoch()));
        environment.put("BERTH_REQUEST", reservation.requestId().value());
        environment.put("BERTH_POOL", reservation.pool().value());
        environment.put("BERTH_MASTER", master.value());
        try {
            return builder.start();
        } catch (IOException e) {
            // The number is the only thing that Java says of the reason: EACCES is 13 on every Unix.
            boolean denied = String.valueOf(e.getMessage()).contains("error=13");
            throw new Failure(
                    denied ? ExitCode.NOT_EXECUTABLE : ExitCode.NOT_FOUND,
                    "the command '" + command.get(0) + "' "
                            + (denied ? "may not be executed" : "was not found")
                            + "; the agent is given back. Check the command and the PATH.",
                    e);
        }
    }
}
