package io.berth.master.cli;

import io.berth.master.CommandOutcome;
import io.berth.master.Operator;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Writes down what is said.
 *
 * @param say takes the words and answers
 */
record FakeOperator(PoolName pool, Function<String, CompletableFuture<CommandOutcome>> say) implements Operator {
    @Override
    public CompletableFuture<CommandOutcome> holdPool(String reason, Optional<Duration> length) {
        return say.apply("hold " + pool + " '" + reason + "' " + length);
    }

    @Override
    public CompletableFuture<CommandOutcome> releasePool(String reason) {
        return say.apply("release " + pool + " '" + reason + "'");
    }

    @Override
    public CompletableFuture<CommandOutcome> withdraw(
            AgentName agent, Withdrawal kind, String reason, Optional<Duration> length) {
        return say.apply(kind + " " + pool + " " + agent + " '" + reason + "' " + length);
    }

    @Override
    public CompletableFuture<CommandOutcome> resume(AgentName agent, String reason) {
        return say.apply("resume " + pool + " " + agent + " '" + reason + "'");
    }

    @Override
    public CompletableFuture<CommandOutcome> revoke(AgentName agent, long epoch, String reason) {
        return say.apply("revoke " + pool + " " + agent + " " + epoch + " '" + reason + "'");
    }

    @Override
    public CompletableFuture<CommandOutcome> remove(AgentName agent) {
        return say.apply("remove " + pool + " " + agent);
    }
}
