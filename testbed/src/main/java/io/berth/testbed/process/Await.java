package io.berth.testbed.process;

import io.berth.reservation.timing.Lengths;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions of other processes by looking again and again, never for a fixed time. */
public final class Await {
    private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

    private Await() {}

    /**
     * @param what the condition in words, for the message
     * @param longest a limit so generous that only a defect reaches it
     * @throws AwaitException if it does not become true in time
     */
    public static void until(String what, Duration longest, BooleanSupplier condition) {
        until(what, longest, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /**
     * @return what the supplier found
     * @throws AwaitException if it finds nothing in time
     */
    public static <T> T until(String what, Duration longest, Supplier<Optional<T>> search) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (true) {
            Optional<T> found = search.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AwaitException("Waited " + Lengths.text(longest) + " in vain: " + what);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new AwaitException("Interrupted while waiting: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
