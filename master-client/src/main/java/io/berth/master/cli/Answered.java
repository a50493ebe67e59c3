package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Says one command to the service, and tells what came of it. */
final class Answered {
    private Answered() {}

    /**
     * @param ifStale the exit code where what the command names is over
     * @param told what to say of an outcome that is no refusal; null for nothing
     * @return the exit code
     * @throws Failure if it is refused, or not answered in time
     */
    static int say(
            CommandSpec command,
            World world,
            BerthConfig config,
            int ifStale,
            Function<Berth, CompletableFuture<CommandOutcome>> what,
            Function<CommandOutcome, String> told) {
        CommandOutcome outcome = to(command, world, config, what);
        if (outcome instanceof CommandOutcome.Refused refused) {
            throw refused(command, world, config, ifStale, refused);
        }
        String sentence = told.apply(outcome);
        if (sentence != null) {
            Progress.of(command, world).say(sentence);
        }
        return ExitCode.OK;
    }

    /** @throws Failure if it is not answered in time */
    static CommandOutcome to(
            CommandSpec command,
            World world,
            BerthConfig config,
            Function<Berth, CompletableFuture<CommandOutcome>> what) {
        try (Berth berth = world.backend().connect(config)) {
            return within(Globals.of(command.commandLine()).timeout(), what.apply(berth));
        }
    }

    /** @param ifStale the exit code where what the command names is over */
    static Failure refused(
            CommandSpec command, World world, BerthConfig config, int ifStale, CommandOutcome.Refused refused) {
        return Refusals.of(
                refused.code(),
                refused.sentence(),
                ifStale,
                Meant.by(refused.code(), world.backend(), config, AgentArgument.in(command)));
    }

    /** @throws Failure if it does not come in time */
    private static CommandOutcome within(Duration atMost, CompletableFuture<CommandOutcome> outcome) {
        try {
            return outcome.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new Failure(
                    ExitCode.UNREACHABLE,
                    "Kafka is there, but no berth-server answered within " + atMost.toSeconds()
                            + " s. Check that `berth-server run` runs on this Kafka, and try again: the command may be"
                            + " repeated without harm.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FOUND, "interrupted while waiting for the answer.", e);
        } catch (ExecutionException e) {
            throw new Failure(ExitCode.FOUND, "the client failed: " + e.getCause() + ".", e);
        }
    }
}
