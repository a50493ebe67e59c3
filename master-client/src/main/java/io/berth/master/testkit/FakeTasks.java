package io.berth.master.testkit;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Foreign code that waits to be run, in order, by whoever is there. Of callbacks one runs at a time; a question to a chooser
 * holds up nothing. Thread-safe.
 */
final class FakeTasks {
    private final Queue<Task> waiting = new ArrayDeque<>();
    private Thread callbackThread;

    private record Task(Runnable what, boolean isCallback) {}

    synchronized void add(Runnable task, boolean isCallback) {
        waiting.add(new Task(task, isCallback));
    }

    /** @return whether this thread runs a callback at this moment */
    synchronized boolean isCallback() {
        return Thread.currentThread() == callbackThread;
    }

    /** Runs what waits, unless a callback runs already: then whoever runs that goes on with the rest. */
    void run() {
        for (Task task = take(); task != null; task = take()) {
            try {
                task.what().run();
            } finally {
                done(task);
            }
        }
    }

    private synchronized Task take() {
        if (callbackThread != null) {
            return null;
        }
        Task task = waiting.poll();
        if (task != null && task.isCallback()) {
            callbackThread = Thread.currentThread();
        }
        return task;
    }

    private synchronized void done(Task task) {
        if (task.isCallback()) {
            callbackThread = null;
        }
    }
}
