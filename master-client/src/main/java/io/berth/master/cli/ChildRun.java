package io.berth.master.cli;

import io.berth.master.Reservation;
import io.berth.master.ReservationListener;
import io.berth.master.ReservationWarning;
import io.berth.master.ReservedAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.timing.TimingContract;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the child under the reservation: as long as it lives, and no longer than all agents of the reservation are held. */
final class ChildRun {
    static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    private final Reservation reservation;
    private final MasterName master;
    private final StopSignal stop;
    private final Progress progress;
    private final Kind kind;

    /** What the child is, in the words of messages. */
    enum Kind {
        command,
        /** A person types into it. It takes no notice of SIGTERM, and ends when its terminal hangs up. */
        shell
    }

    ChildRun(Reservation reservation, MasterName master, StopSignal stop, Progress progress, Kind kind) {
        this.reservation = reservation;
        this.master = master;
        this.stop = stop;
        this.progress = progress;
        this.kind = kind;
    }

    /**
     * @return the child's own exit code, 128 + n if signal n ended it
     * @throws Failure if it cannot be started, or the reservation is lost, also if it is so before the start
     */
    int run(List<String> command) {
        List<ReservedAgent> agents = reservation.agents();
        String held = Held.text(reservation);
        CompletableFuture<String> lost = new CompletableFuture<>();
        reservation.onLost(end -> lost.complete(
                "the reservation of " + held + " is over, so the " + kind + " was stopped. " + end.sentence()));
        reservation.listen(new Watch(held, lost));
        // Its end may not have been told yet, or this machine slept since it was granted.
        if (!reservation.isValid() || lost.isDone() || !reservation.agents().equals(agents)) {
            throw new Failure(
                    ExitCode.LOST,
                    "the reservation of " + held + " was over before the " + kind
                            + " was started, so it was not. Run it again.");
        }
        Process child = start(command, agents);
        reservation.busy(true);
        CompletableFuture.anyOf(child.onExit(), lost, stop.requested()).join();
        if (lost.isDone()) {
            progress.say("the reservation is over; stopping the " + kind);
        }
        if (child.isAlive()) {
            Duration grace = grace(reservation, lost.isDone());
            if (kind == Kind.shell) {
                hangUp(child);
            }
            ProcessTree.stop(child, grace);
        }
        if (lost.isDone()) {
            throw new Failure(ExitCode.LOST, lost.join());
        }
        return child.onExit().join().exitValue();
    }

    /** As when its terminal is closed. Java itself can only terminate. */
    private static void hangUp(Process child) {
        try {
            new ProcessBuilder("kill", "-HUP", Long.toString(child.pid()))
                    .inheritIO()
                    .start()
                    .waitFor(1, TimeUnit.SECONDS);
        } catch (IOException e) {
            // There is no kill: it is killed at the end of the grace.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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

    private Process start(List<String> command, List<ReservedAgent> agents) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("BERTH_AGENT", reservation.agent().value());
        environment.put("BERTH_EPOCH", Long.toString(reservation.epoch()));
        environment.put("BERTH_AGENTS", Held.words(agents));
        environment.put("BERTH_REQUEST", reservation.requestId().value());
        environment.put("BERTH_POOL", reservation.pool().value());
        environment.put("BERTH_MASTER", master.value());
        if (kind == Kind.shell) {
            // Most shells set their prompt themselves; who wants it there puts this into it.
            environment.put("BERTH_PROMPT", "(" + Held.names(agents) + ") ");
        }
        try {
            return builder.start();
        } catch (IOException e) {
            // The number is the only thing that Java says of the reason: EACCES is 13 on every Unix.
            boolean denied = String.valueOf(e.getMessage()).contains("error=13");
            throw new Failure(
                    denied ? ExitCode.NOT_EXECUTABLE : ExitCode.NOT_FOUND,
                    "the " + kind + " '" + command.get(0) + "' "
                            + (denied ? "may not be executed" : "was not found")
                            + "; the agent is given back. Check the command and the PATH.",
                    e);
        }
    }

    /** Hears what ends a command though the reservation goes on: nobody here knows which part of it works on which agent. */
    private final class Watch implements ReservationListener {
        private final String held;
        private final CompletableFuture<String> lost;

        Watch(String held, CompletableFuture<String> lost) {
            this.held = held;
            this.lost = lost;
        }

        @Override
        public void released(ReservedAgent agent, String sentence) {
            lost.complete(agent.name() + " of " + held + " is lost, so the " + kind
                    + " was stopped and all of them are given back. " + sentence);
        }

        @Override
        public void requeued(String sentence) {
            lost.complete("the reservation of " + held + " was over before it was ready, so the " + kind
                    + " was stopped. " + sentence);
        }

        @Override
        public void warned(ReservationWarning warning) {
            if (warning.cause() == ReservationWarning.Cause.LIMIT) {
                progress.say(warning.agent() + ": the reservation reaches its hold limit in "
                        + Durations.shown(warning.left()) + "; the " + kind + " is stopped then. `berth extend "
                        + warning.agent() + " --epoch " + epochOf(warning.agent()) + " --for TIME` makes it longer.");
            }
        }

        private long epochOf(AgentName agent) {
            return reservation.agents().stream()
                    .filter(one -> one.name().equals(agent))
                    .mapToLong(ReservedAgent::epoch)
                    .findFirst()
                    .orElse(reservation.epoch());
        }
    }
}
