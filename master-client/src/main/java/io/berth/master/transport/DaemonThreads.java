package io.berth.master.transport;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread for callbacks, one for each question. None of them keeps a program from ending. */
public final class DaemonThreads implements ClientThreads {
    private final ExecutorService callbacks = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.NANOSECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon("berth-callbacks", task),
            // The transport may take longer than the close of its client to end; all that is open was told its end by
            // then.
            new ThreadPoolExecutor.DiscardPolicy());

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void callback(Runnable task) {
        callbacks.execute(task);
    }

    @Override
    public void ask(String name, Runnable question) {
        daemon(name, question).start();
    }

    @Override
    public boolean await(List<CountDownLatch> settled, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (CountDownLatch latch : settled) {
            if (!latch.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        callbacks.shutdown();
    }
}
