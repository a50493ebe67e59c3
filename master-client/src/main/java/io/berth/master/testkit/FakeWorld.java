package io.berth.master.testkit;

import io.berth.master.transport.Transport;
import io.berth.reservation.answer.Answer;
import io.berth.reservation.name.MasterName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A service, its machines and the clients that are connected to it, in a time of their own. Whoever changes something lets
 * all of it come to rest under one lock, and then runs the foreign code that wants to be run, without the lock.
 */
final class FakeWorld implements FakeService.Told {
    private static final long BEGIN_MS = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    private final ReentrantLock lock = new ReentrantLock();
    private final FakeService service = new FakeService(this);
    private final FakeTasks tasks = new FakeTasks();
    private final List<FakeTransport> transports = new ArrayList<>();
    private volatile long nowNanos;
    private long requests;
    private long sessions;
    private boolean settling;

    long nanoTime() {
        return nowNanos;
    }

    Instant now() {
        return Instant.ofEpochMilli(logTimeMs());
    }

    private long logTimeMs() {
        return BEGIN_MS + nowNanos / 1_000_000;
    }

    FakeService service() {
        return service;
    }

    FakeTasks tasks() {
        return tasks;
    }

    RequestId newRequestId() {
        return look(any -> new RequestId("r-" + ++requests));
    }

    FakeTransport connect(MasterName master, Transport.Listener listener) {
        return look(any -> {
            FakeTransport transport = new FakeTransport(this, master, ++sessions << 40, listener);
            transports.add(transport);
            return transport;
        });
    }

    /** @return what is seen under the lock; changes nothing */
    <T> T look(Function<FakeService, T> question) {
        lock.lock();
        try {
            return question.apply(service);
        } finally {
            lock.unlock();
        }
    }

    /** Changes something, and all that comes of it happens. */
    void act(Runnable change) {
        lock.lock();
        try {
            change.run();
            settle();
        } finally {
            lock.unlock();
        }
        runTasks();
    }

    private void settle() {
        if (settling) {
            return;
        }
        settling = true;
        try {
            boolean moved;
            do {
                moved = service.work(nowNanos, logTimeMs());
                for (FakeTransport transport : List.copyOf(transports)) {
                    moved |= !transport.isClosed() && transport.turn(nowNanos);
                }
            } while (moved);
            transports.removeIf(FakeTransport::isClosed);
        } finally {
            settling = false;
        }
    }

    /** Without effect while the world changes: whoever changes it runs them then. */
    void runTasks() {
        if (!lock.isHeldByCurrentThread()) {
            tasks.run();
        }
    }

    @Override
    public void answer(PoolName pool, Answer answer) {
        transports.forEach(transport -> transport.hear(pool, answer));
    }

    @Override
    public void decided() {
        transports.forEach(FakeTransport::tellFollowers);
    }

    /** @throws IllegalStateException in a callback */
    void advance(Duration time) {
        if (tasks.isCallback()) {
            throw new IllegalStateException("A callback must not let time pass: it would hold up all others."
                    + " Call advance() from the test, or from a chooser.");
        }
        advanceUntil(() -> false, time);
    }

    /**
     * Lets time pass until something is so.
     *
     * @return whether it is, within the time
     */
    boolean advanceUntil(BooleanSupplier condition, Duration atMost) {
        long target = nowNanos + atMost.toNanos();
        boolean more = true;
        while (!condition.getAsBoolean() && more) {
            more = step(target);
        }
        return condition.getAsBoolean();
    }

    /** @return whether something was due by then; the time is the target otherwise */
    private boolean step(long targetNanos) {
        boolean due;
        lock.lock();
        try {
            long next = service.nextNanos();
            for (FakeTransport transport : transports) {
                next = Math.min(next, transport.nextNanos());
            }
            due = next <= targetNanos;
            nowNanos = Math.max(nowNanos, due ? next : targetNanos);
            settle();
        } finally {
            lock.unlock();
        }
        runTasks();
        return due;
    }
}
