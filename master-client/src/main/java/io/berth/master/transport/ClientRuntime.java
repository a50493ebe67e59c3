package io.berth.master.transport;

import io.berth.reservation.name.RequestId;

/** What a client runs on: the way to its pools, time, and threads. Kafka's, or the test kit's that has neither. */
public interface ClientRuntime {

    /** @return monotonic nanoseconds, those that the transport drives the session by */
    long nanoTime();

    /** @return an id that no other request of any client has */
    RequestId newRequestId();

    /**
     * Called once.
     *
     * @param listener told on the transport's thread
     * @throws io.berth.master.UnavailableException if there is no way
     */
    Transport open(Transport.Listener listener);

    /** After {@link #open}. */
    AgentFeed agents();

    ClientThreads threads();
}
