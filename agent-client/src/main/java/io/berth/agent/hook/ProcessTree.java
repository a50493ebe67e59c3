package io.berth.agent.hook;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process with everything it started: first asked to (TERM), then forced to (KILL). */
final class ProcessTree {
    /** How long what was killed may take to be gone: only a system call that cannot be interrupted takes any time. */
    static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private ProcessTree() {}

    /** @param grace how long it may take to end when asked to */
    static void end(ProcessHandle root, Duration grace) throws InterruptedException {
        // Before anything is killed: the children of a dead process no longer say whose they were.
        Set<ProcessHandle> tree = new LinkedHashSet<>();
        tree.add(root);
        root.descendants().forEach(tree::add);
        tree.forEach(ProcessHandle::destroy);
        awaitEnd(tree, grace);
        // What was started while it was being asked.
        for (ProcessHandle handle : Set.copyOf(tree)) {
            handle.descendants().forEach(tree::add);
        }
        tree.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(tree, KILL_LIMIT);
    }

    /** Forces all of it to end, at once, and waits for nothing. */
    static void kill(ProcessHandle root) {
        List<ProcessHandle> tree = root.descendants().toList();
        root.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
    }

    private static void awaitEnd(Set<ProcessHandle> tree, Duration limit) throws InterruptedException {
        CompletableFuture<Void> all =
                CompletableFuture.allOf(tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new));
        try {
            all.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Some still live: the caller forces them next, or has done all it can.
            all.cancel(false);
        } catch (ExecutionException e) {
            throw new IllegalStateException("onExit never fails", e);
        }
    }
}
