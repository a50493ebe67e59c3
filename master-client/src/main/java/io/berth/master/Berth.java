package io.berth.master;

import io.berth.master.transport.KafkaRuntime;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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
 *
 * <p>For tests of code that reserves there is {@code io.berth.master.testkit.FakeBerth}.
 */
public interface Berth extends AutoCloseable {

    /**
     * Connects, and is ready to hear answers when it returns.
     *
     * @throws UnavailableException within {@link BerthConfig#connectTimeout}, saying what to do
     */
    static Berth connect(BerthConfig config) {
        return new Client(config, new KafkaRuntime(config));
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

    /**
     * Reads how the agents of a pool are, from the topic that holds the last state of each agent of every pool. Nothing is kept:
     * for a look now and then, not for a loop.
     *
     * @return completes with the agents by name; fails with {@link UnavailableException} if nothing could be read for the
     *     {@link BerthConfig#connectTimeout}
     */
    CompletableFuture<List<PoolAgent>> agents(PoolName pool);

    /**
     * Calls back whenever an agent becomes available that matches, and once for each that is available already: a free
     * between a refusal and this call is not missed. On the callback thread.
     *
     * <p>For masters that ask with {@link ReservationRequest.Builder#maxWait} of zero and try again by themselves. All of them
     * learn of the same agent, and one gets it; a request that waits in the queue is served in its order, and costs less. That a
     * pool on hold goes on is not told.
     *
     * <p>The first subscription of a client opens a connection, and what is available in all pools is kept in memory until the
     * last one is closed. What cannot be read now, because Kafka is down, is read later.
     *
     * @param tags as in {@link ReservationRequest#tags}
     * @throws IllegalArgumentException with a sentence that names the column, if it cannot be read
     */
    Subscription onAvailable(PoolName pool, String tags, Consumer<PoolAgent> callback);

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
