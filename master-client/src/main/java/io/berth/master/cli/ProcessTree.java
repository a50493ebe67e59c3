package io.berth.master.cli;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A child and all that it started. */
final class ProcessTree {
    private ProcessTree() {}

    /** How often it is looked who was started meanwhile: whose parent has ended is no longer found. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /**
     * Asks all of them to end, and kills what has not after the grace. Returns when they are gone or killed.
     *
     * <p>What they start in order to end is left alone until then, and killed with them.
     */
    static void stop(Process child, Duration grace) {
        Set<ProcessHandle> all = new LinkedHashSet<>();
        all.add(child.toHandle());
        addDescendants(all);
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + grace.toNanos();
        for (long left = grace.toNanos(); left > 0 && isAlive(all); left = deadline - System.nanoTime()) {
            awaitEnds(all, Math.min(left, LOOK.toNanos()));
            addDescendants(all);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        // One that was being started while its parent was killed was not there to be seen before.
        while (addDescendants(all)) {
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean isAlive(Set<ProcessHandle> all) {
        return all.stream().anyMatch(ProcessHandle::isAlive);
    }

    private static void awaitEnds(Set<ProcessHandle> all, long nanos) {
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS)
                .join();
    }

    /** @return whether there were some that are not known yet */
    private static boolean addDescendants(Set<ProcessHandle> all) {
        return all.addAll(
                List.copyOf(all).stream().flatMap(ProcessHandle::descendants).toList());
    }
}
