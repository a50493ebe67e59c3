package io.berth.master;

import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The exclusive right to one agent, renewed by the client until it is closed. Thread-safe; no method but {@link #close}
 * blocks.
 */
public interface Reservation extends AutoCloseable {
    PoolName pool();

    AgentName agent();

    TagSet tags();

    /** The fencing number: hand it to whatever acts on the agent, which must refuse a lower one. */
    long epoch();

    RequestId requestId();

    /** @return without a renewal for so long the service ends the reservation */
    Duration renewalTimeout();

    /** @return without a running job for so long the service ends the reservation */
    Duration idleTimeout();

    /**
     * Looks at the clock, so it is right even if no callback has run yet. Once false it stays false.
     *
     * @return whether the agent can be relied on at this moment
     */
    boolean isValid();

    /**
     * Looks at the clock, as {@link #isValid} does.
     *
     * @return how much longer the agent can be relied on if no renewal is acknowledged any more; negative where that is
     *     past. A reservation that ended otherwise is not valid, whatever this says
     */
    Duration untilInvalid();

    /** @return completes with true when the agent can be used, with false if the reservation ends before; never fails */
    CompletableFuture<Boolean> ready();

    /** Says whether a job runs. The service ends a reservation that runs none for the {@link #idleTimeout}. */
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
     * Gives the agent back, also one that is lost. It is no longer valid from this call on.
     *
     * @return completes when the service has answered; never fails
     */
    CompletableFuture<ReservationEnd> free();

    /** {@link #free}, and waits for the answer, but no longer than {@link BerthConfig#closeTimeout}. */
    @Override
    void close();
}
