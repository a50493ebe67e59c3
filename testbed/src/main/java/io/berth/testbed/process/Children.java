package io.berth.testbed.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts processes, and ends all that it started when it is closed. Thread-safe. */
public final class Children implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Path logs;
    private final List<Child> started = new ArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();
    private boolean closed;

    /** @param logs existing directory for what the processes say */
    public Children(Path logs) {
        this.logs = logs;
    }

    /** What a process finds on its standard input. */
    public enum Input {
        /** Its end, at once. */
        EMPTY,
        /** Nothing, for as long as this program runs: somebody who does not type. */
        SILENT
    }

    /**
     * @param name for messages and file names
     * @param environment added to this process's own, of which no setting of Berth is passed on
     * @return the started process; its standard input is empty
     */
    public Child start(String name, Map<String, String> environment, List<String> command) {
        return start(name, environment, command, Input.EMPTY);
    }

    /** As {@link #start(String, Map, List)}, with a choice of standard input. */
    public synchronized Child start(String name, Map<String, String> environment, List<String> command, Input input) {
        if (closed) {
            throw new IllegalStateException("No process is started any more: everything is being closed.");
        }
        String file = name + "-" + counter.incrementAndGet();
        Path out = logs.resolve(file + ".out");
        Path err = logs.resolve(file + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(logs.toFile())
                .redirectInput(input == Input.EMPTY ? Redirect.from(new File("/dev/null")) : Redirect.PIPE)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // Whoever runs the demo or a test may have set these for a cluster of their own, and they win over files.
        builder.environment().keySet().removeIf(variable -> variable.startsWith("BERTH_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(logs);
            Child child = new Child(name, builder.start(), out, err);
            started.add(child);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start " + name + ": " + command, e);
        }
    }

    /** @return every process that was started, in that order */
    public synchronized List<Child> all() {
        return List.copyOf(started);
    }

    /** Asks all that still run to stop, the newest first, then kills what did not, and what they left behind. */
    @Override
    public void close() {
        List<Child> newestFirst = new ArrayList<>(shut());
        Collections.reverse(newestFirst);
        newestFirst.forEach(Child::terminate);
        long deadline = System.nanoTime() + GRACE.toNanos();
        newestFirst.forEach(child -> child.isOver(Duration.ofNanos(deadline - System.nanoTime())));
        newestFirst.forEach(Child::destroyAll);
        newestFirst.forEach(child -> child.awaitExit(GRACE));
    }

    private synchronized List<Child> shut() {
        closed = true;
        return List.copyOf(started);
    }
}
