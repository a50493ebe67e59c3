package io.berth.master;

import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Says it by commands.
 *
 * @param send sends a command to the pool until it is answered
 */
record PoolOperator(MasterName by, Function<Command, CompletableFuture<CommandOutcome>> send) implements Operator {
    @Override
    public CompletableFuture<CommandOutcome> holdPool(String reason, Optional<Duration> length) {
        return send.apply(new Command.HoldPool(by, reason, length.orElse(null)));
    }

    @Override
    public CompletableFuture<CommandOutcome> releasePool(String reason) {
        return send.apply(new Command.ReleasePool(by, reason));
    }

    @Override
    public CompletableFuture<CommandOutcome> withdraw(
            AgentName agent, Withdrawal kind, String reason, Optional<Duration> length) {
        return send.apply(new Command.WithdrawAgent(agent, kind, by, reason, length.orElse(null)));
    }

    @Override
    public CompletableFuture<CommandOutcome> resume(AgentName agent, String reason) {
        return send.apply(new Command.ResumeAgent(agent, by, reason));
    }

    @Override
    public CompletableFuture<CommandOutcome> revoke(AgentName agent, long epoch, String reason) {
        return send.apply(new Command.RevokeReservation(agent, epoch, by, reason));
    }

    @Override
    public CompletableFuture<CommandOutcome> remove(AgentName agent) {
        return send.apply(new Command.RemoveAgent(agent, by));
    }
}
