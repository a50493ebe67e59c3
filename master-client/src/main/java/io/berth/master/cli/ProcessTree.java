package io.berth.master.cli;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A child and all that it started. */
final class ProcessTree {
    private ProcessTree() {}

    /**
     * Asks all of them to end, and kills what has not after the grace. Returns when they are gone or killed.
     *
     * <p>The descendants are looked up before anything is killed: orphans are no longer found.
     */
    static void stop(Process child, Duration grace) {
        Set<ProcessHandle> all = new LinkedHashSet<>();
        all.add(child.toHandle());
        child.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroy);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, grace.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        all.stream().filter(ProcessHandle::isAlive).forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }
}
