package io.berth.master;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The exclusive right to one agent, or to several that were asked for together, renewed by the client until it is closed.
 *
 * <p>Until {@link #ready} completes the agents may change: one that refuses, or does not get ready, is replaced, and the
 * others that were asked for with it are too. So nothing is to be run on them before. Afterwards an agent can only be over:
 * if it is the last one, or the only one, the reservation {@link #ended}.
 *
 * <p>Thread-safe; no method but {@link #close} blocks.
 */
public interface Reservation extends AutoCloseable {
    PoolName pool();

    /**
     * @return the agents that are held and can be relied on, in the order in which they were asked for; unmodifiable. None
     *     while the request waits again, and when the reservation has ended
     */
    List<ReservedAgent> agents();

    /** @return the agent; of several, the first that was reserved. It stays the same when it is over */
    AgentName agent();

    /** @return the tags of {@link #agent} */
    TagSet tags();

    /** The fencing number of {@link #agent}: hand it to whatever acts on the agent, which must refuse a lower one. */
    long epoch();

    RequestId requestId();

    /** @return without a renewal for so long the service ends the reservation */
    Duration renewalTimeout();

    /** @return without a running job for so long the service ends the reservation */
    Duration idleTimeout();

    /** @return after so long the service ends the reservation, unless it is extended */
    Duration limit();

    /**
     * Looks at the clock, so it is right even if no callback has run yet. True for less than the service needs to end the
     * reservation for want of renewals, for want of a job, or by its {@link #limit}, whatever this process hears: nobody else is
     * given the agents while it is true. Two exceptions, in which the agent itself stops what it serves: an operator or another
     * process of this master ends the reservation, or an agent is started anew; and the limit of a request that is asked for
     * under an old id, or that waited for longer than half of its limit, is known only from its warning.
     *
     * <p>Before {@link #ready} it says nothing of whether an agent gets ready in time: nothing is to be run before. After it:
     * once false it stays false, but for a reservation without a job. That one is no longer valid shortly before its {@link
     * #idleTimeout}, and valid again when the service has acknowledged {@link #busy}.
     *
     * @return whether {@link #agents}, and at least one, can be relied on at this moment
     */
    boolean isValid();

    /**
     * Looks at the clock, as {@link #isValid} does.
     *
     * @return how much longer all agents can be relied on if no renewal is acknowledged any more; negative where that is
     *     past. A reservation that ended otherwise is not valid, whatever this says
     */
    Duration untilInvalid();

    /** @return completes with true when all agents can be used, with false if the reservation ends before; never fails */
    CompletableFuture<Boolean> ready();

    /**
     * Keeps all agents for so long from now, but no longer than the pool allows at a time.
     *
     * @param length positive; counted in whole milliseconds
     * @return completes when the service has answered for every agent: {@link CommandOutcome.Extended}, {@link
     *     CommandOutcome.Refused}, or {@link CommandOutcome.Ended} if the reservation ended before; fails only if the client
     *     fails
     * @throws IllegalArgumentException if the length is not positive
     */
    CompletableFuture<CommandOutcome> extend(Duration length);

    /**
     * As {@link #extend}, for a person who looks at the agents: no job need run. Once the service has confirmed it, nothing is
     * renewed until the end of that time, so this process may be stopped.
     *
     * @param reason for those who ask why the agents are kept; not blank
     */
    CompletableFuture<CommandOutcome> keepForDebugging(Duration length, String reason);

    /** Tells the listener what happens from now on. What happened before is not told again. */
    void listen(ReservationListener listener);

    /** {@link #listen}, for warnings alone. */
    default void onWarning(Consumer<ReservationWarning> callback) {
        listen(new ReservationListener() {
            @Override
            public void warned(ReservationWarning warning) {
                callback.accept(warning);
            }
        });
    }

    /** Says whether a job runs, on any of the agents. The service ends a reservation that runs none for the {@link #idleTimeout}. */
    void busy(boolean running);

    /** @return completes once, when the reservation ends in whatever way or is lost; never fails */
    CompletableFuture<ReservationEnd> ended();

    /** Calls back if the reservation ends without being freed here; at once if it has. On the callback thread. */
    default void onLost(Consumer<ReservationEnd> callback) {
        ended().thenAccept(end -> {
            if (end.lost()) {
                callback.accept(end);
            }
        });
    }

    /**
     * Gives all agents back, also those that are lost. It is no longer valid from this call on.
     *
     * @return completes when the service has answered; never fails
     */
    CompletableFuture<ReservationEnd> free();

    /** {@link #free}, and waits for the answer, but no longer than {@link BerthConfig#closeTimeout}. */
    @Override
    void close();
}
