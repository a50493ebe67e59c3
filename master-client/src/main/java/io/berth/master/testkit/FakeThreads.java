package io.berth.master.testkit;

import io.berth.master.transport.ClientThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that are none: what one client wants to have run is run by whoever calls the world, and waiting lets time pass. */
final class FakeThreads implements ClientThreads {
    private final FakeWorld world;
    private volatile boolean closed;

    FakeThreads(FakeWorld world) {
        this.world = world;
    }

    @Override
    public void callback(Runnable task) {
        if (!closed) {
            world.tasks().add(task, true);
            world.runTasks();
        }
    }

    @Override
    public void ask(String name, Runnable question) {
        world.tasks().add(question, false);
    }

    @Override
    public boolean await(List<CountDownLatch> settled, Duration atMost) {
        return world.advanceUntil(() -> settled.stream().allMatch(latch -> latch.getCount() == 0), atMost);
    }

    @Override
    public void close() {
        closed = true;
    }
}
