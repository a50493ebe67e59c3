package io.berth.master.transport;

import io.berth.master.PoolAgent;
import io.berth.reservation.name.PoolName;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where a client learns of all agents, not only of those that it holds. Costs nothing until somebody asks. Thread-safe. */
public interface AgentFeed {

    /**
     * Reads the agents of a pool as they are now. Keeps nothing.
     *
     * @return completes on any thread, with the agents by name; fails with {@link io.berth.master.UnavailableException} if
     *     they cannot be read
     */
    CompletableFuture<List<PoolAgent>> read(PoolName pool);

    /** Tells of all agents, from now on; does not block. What cannot be read now is read later. */
    Following follow(Listener listener);

    /** Goes on until it is stopped. */
    interface Following {
        /** Does not block. The listener may be told a little more. */
        void stop();
    }

    /** Is told how agents are. Never from two threads at a time. */
    interface Listener {
        /** So it is. Before {@link #complete} it may be how it was. */
        void agent(PoolAgent agent);

        /** No such agent any more. */
        void gone(String key);

        /** Once: what was there at the beginning has been told. */
        void complete();
    }
}
