package io.berth.testbed.process;

import io.berth.reservation.timing.Lengths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of ours, with all that it says in two files. Thread-safe. */
public final class Child {
    private static final int TAIL = 30;

    private final String name;
    private final Process process;
    private final Path out;
    private final Path err;

    /** Kept from before a kill: afterwards nobody knows whose they were. */
    private final Set<ProcessHandle> offspring = ConcurrentHashMap.newKeySet();

    Child(String name, Process process, Path out, Path err) {
        this.name = name;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** @return whether a process that it started is alive */
    public boolean hasOffspring() {
        return process.isAlive() && process.descendants().anyMatch(ProcessHandle::isAlive);
    }

    /** @return what it wrote to its standard output so far */
    public String out() {
        return read(out);
    }

    /** @return what it wrote to its standard error so far */
    public String err() {
        return read(err);
    }

    /** @return the lines of its standard output so far; the last may be incomplete */
    public List<String> lines() {
        return out().lines().toList();
    }

    /** @return its exit code, if it is over; 128 plus the signal where a signal ended it */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /**
     * @param text what a line of either output must contain
     * @return this
     * @throws AwaitException if it does not come in time, or the process ends without it
     */
    public Child awaitOutput(String text, Duration longest) {
        Await.until(name + " says '" + text + "'", longest, () -> {
            boolean over = !process.isAlive();
            boolean said = out().contains(text) || err().contains(text);
            if (over && !said) {
                requireAlive();
            }
            return said;
        });
        return this;
    }

    /** @throws AwaitException with what it said at last, if it is over */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new AwaitException(name + " ended with " + process.exitValue() + " too early:\n" + tail());
        }
    }

    /**
     * @return its exit code
     * @throws AwaitException if it does not end in time
     */
    public int awaitExit(Duration longest) {
        if (!isOver(longest)) {
            throw new AwaitException(name + " still runs after " + Lengths.text(longest) + ":\n" + tail());
        }
        return process.exitValue();
    }

    /** @return whether it ended within that time */
    boolean isOver(Duration longest) {
        try {
            return process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwaitException("Interrupted while waiting for the end of " + name);
        }
    }

    /** SIGTERM: please stop. */
    public void terminate() {
        noteOffspring();
        process.destroy();
    }

    /** SIGINT: what Ctrl-C sends. */
    public void interrupt() {
        signal("INT");
    }

    /** SIGKILL: gone, without a word. What it started itself lives on until {@link Children#close}. */
    public void kill() {
        noteOffspring();
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** SIGSTOP: frozen, as a machine that swaps. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    /** @return the end of what it said, for a message */
    public String tail() {
        List<String> said = Stream.of(out(), err()).flatMap(String::lines).toList();
        return String.join("\n", said.subList(Math.max(0, said.size() - TAIL), said.size()));
    }

    void destroyAll() {
        noteOffspring();
        process.destroyForcibly();
        offspring.forEach(ProcessHandle::destroyForcibly);
    }

    private void noteOffspring() {
        process.descendants().forEach(offspring::add);
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0 && process.isAlive()) {
                throw new IllegalStateException("Could not send " + signal + " to " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwaitException("Interrupted while sending " + signal + " to " + name);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
