package io.berth.master;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What an operator says of one pool and its agents, under the name of the master that is connected. Everything is logged
 * with its reason, and may be said again without harm. Each future completes when the service has answered, with {@link
 * CommandOutcome.Confirmed} or {@link CommandOutcome.Refused}. Thread-safe; nothing blocks.
 */
public interface Operator {
    /**
     * Nothing is given away from now on. What is held goes on; what is asked for waits.
     *
     * @param reason for people; not null
     * @param length after which the pool goes on by itself; empty until it is released
     */
    CompletableFuture<CommandOutcome> holdPool(String reason, Optional<Duration> length);

    /** The pool that was held goes on. */
    CompletableFuture<CommandOutcome> releasePool(String reason);

    /**
     * The agent gets no more work, at once or as soon as what it serves is over.
     *
     * @param kind for maintenance, or as a fault
     * @param length after which the agent is back by itself; empty until it is resumed
     */
    CompletableFuture<CommandOutcome> withdraw(
            AgentName agent, Withdrawal kind, String reason, Optional<Duration> length);

    /** The agent that was withdrawn, or is in quarantine, gets work again. */
    CompletableFuture<CommandOutcome> resume(AgentName agent, String reason);

    /**
     * The reservation ends, whoever holds it.
     *
     * @param epoch the one that was seen; another one is not ended, and that is refused
     */
    CompletableFuture<CommandOutcome> revoke(AgentName agent, long epoch, String reason);

    /** An agent that is gone for good is forgotten. One that is not registered is refused as UNKNOWN_AGENT, also if it was removed. */
    CompletableFuture<CommandOutcome> remove(AgentName agent);
}
