package io.berth.master;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A master's connection to the pools.
 *
 * <pre>{@code
 * try (Berth berth = Berth.connect(config)) {
 *     ReserveOutcome outcome = berth.reserve(ReservationRequest.tags("linux && jdk>=17").build()).get();
 *     if (outcome instanceof ReserveOutcome.Reserved reserved) {
 *         try (Reservation agent = reserved.reservation()) {
 *             agent.ready().get();
 *             agent.busy(true);
 *             ...
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>Thread-safe. No method but {@link #connect} and {@link #close} blocks, whatever becomes of Kafka: what cannot be
 * sent now is sent again until it is answered. Refusals are values; no future fails because of one. Callbacks and
 * dependants of futures run on one callback thread of the client: a slow one delays other callbacks, never a renewal.
 * A {@link Chooser} runs on a thread of its own.
 */
public interface Berth extends AutoCloseable {

    /**
     * Connects, and is ready to hear answers when it returns.
     *
     * @throws UnavailableException within {@link BerthConfig#connectTimeout}, saying what to do
     */
    static Berth connect(BerthConfig config) {
        return Client.connect(config);
    }

    /**
     * Asks for an agent, or for several together. Cancelling the future cancels the request.
     *
     * @return completes when all agents are reserved or the request is over
     * @throws IllegalArgumentException if a request of the same id is open in this client
     */
    CompletableFuture<ReserveOutcome> reserve(ReservationRequest request);

    /**
     * Gives up a request in whatever state, of this client or of another process of the same master.
     *
     * @return completes when the service has answered
     */
    CompletableFuture<CommandOutcome> cancel(PoolName pool, RequestId request);

    /** Gives back an agent that another process of the same master reserved; see {@link Reservation#free} for one's own. */
    CompletableFuture<CommandOutcome> free(PoolName pool, AgentName agent, long epoch);

    /**
     * Renews, once, a reservation of another process of the same master.
     *
     * @param busy whether a job runs
     */
    CompletableFuture<CommandOutcome> renew(PoolName pool, AgentName agent, long epoch, boolean busy);

    /**
     * Extends, once, a reservation of another process of the same master; see {@link Reservation#extend} for one's own.
     *
     * @param extension counts the extensions of this reservation, from 1; one that was done is done once, and the last one
     *     again with another length or reason is refused with WRONG_STATE and what was done
     * @param length positive
     * @param debugging why a person needs the agent without a job; empty for an extension that goes on renewing
     */
    CompletableFuture<CommandOutcome> extend(
            PoolName pool, AgentName agent, long epoch, int extension, Duration length, Optional<String> debugging);

    /**
     * Changes the priority of a request that waits, of this client or of another process of the same master.
     *
     * @return completes with {@link CommandOutcome.Noted} when the service has heard it; with the end, if the request is over
     * @throws IllegalArgumentException unless it is between {@link io.berth.reservation.demand.Wish#LOWEST_PRIORITY} and
     *     {@link io.berth.reservation.demand.Wish#HIGHEST_PRIORITY}
     */
    CompletableFuture<CommandOutcome> changePriority(PoolName pool, RequestId request, int priority);

    /** @return what an operator may say of the pool; each command is answered by itself */
    Operator operator(PoolName pool);

    /**
     * Cancels what still waits, finishes what is being freed or cancelled, and disconnects; no later than {@link
     * BerthConfig#closeTimeout}. What is reserved stays reserved, until its timeouts or until it is asked for again under
     * its request id.
     */
    @Override
    void close();
}
