package io.berth.master.cli;

import io.berth.master.CommandOutcome;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the answer to a single command. */
final class Answered {
    private Answered() {}

    /** @throws Failure if it does not come in time */
    static CommandOutcome within(Duration atMost, CompletableFuture<CommandOutcome> outcome) {
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

    static Failure refused(CommandOutcome.Refused refused, int exitCode) {
        return new Failure(exitCode, "refused, " + refused.code() + ": " + refused.sentence());
    }
}
