package io.berth.master.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Where the code of those runs who use a client, and how it waits. Thread-safe. */
public interface ClientThreads {

    /** Runs it later, after all that was given before and with none of it at the same time. Dropped after {@link #close}. */
    void callback(Runnable task);

    /** Runs it later, whatever else runs or waits. */
    void ask(String name, Runnable question);

    /**
     * Waits for all of them.
     *
     * @return whether all of them came in time
     */
    boolean await(List<CountDownLatch> settled, Duration atMost) throws InterruptedException;

    /** What was given before still runs. */
    void close();
}
