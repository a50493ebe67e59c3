package io.berth.master.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT and SIGTERM, while something is at stake: the command is asked to stop, and the JVM ends only when it has, or
 * when its time is over. The JVM then returns 130 or 143 by itself.
 */
final class StopSignal {
    private final CompletableFuture<Void> requested = new CompletableFuture<>();
    private final CountDownLatch done = new CountDownLatch(1);

    /** @param atMost how long the JVM may be kept from ending */
    static StopSignal listen(Duration atMost) {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.stop(atMost), "berth-stop"));
        return signal;
    }

    /** @return completes when the command is to stop */
    CompletableFuture<Void> requested() {
        return requested;
    }

    boolean isRequested() {
        return requested.isDone();
    }

    /** Nothing is at stake any more. */
    void done() {
        done.countDown();
    }

    void request() {
        requested.complete(null);
    }

    private void stop(Duration atMost) {
        request();
        try {
            if (!done.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                System.err.println("berth: the end did not come within " + atMost.toSeconds()
                        + " s. What is still held ends by its timeouts.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
