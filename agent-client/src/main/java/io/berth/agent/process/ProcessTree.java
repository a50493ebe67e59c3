package io.berth.agent.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started for one piece of work, with everything that came of it, also what detached itself. Made by {@link
 * ProcessTrees}. Thread-safe, but one thread at a time starts or ends.
 */
public final class ProcessTree {
    /** How long what was killed may take to be gone: only a system call that cannot be interrupted takes any time. */
    public static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
    private static final Duration BETWEEN_KILLS = Duration.ofMillis(200);
    private static final int LOOKS_AFTER_START = 2;

    private final String mark;
    private final TreeRecord record;
    private final List<Finder> finders;
    private final Runnable forgotten;

    /** @param forgotten to be told when nobody follows it any more */
    ProcessTree(String mark, TreeRecord record, List<Finder> finders, Runnable forgotten) {
        this.mark = mark;
        this.record = record;
        this.finders = List.copyOf(finders);
        this.forgotten = forgotten;
    }

    /**
     * Starts one more process of this tree. Its standard error goes where its output goes.
     *
     * @param environment in addition to that of this process
     * @param directory where it runs, null for where this process runs
     * @throws IOException where it cannot be started, and then nothing runs
     */
    public Process start(List<String> arguments, Map<String, String> environment, Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
        builder.directory(directory == null ? null : directory.toFile());
        return start(builder, environment);
    }

    /** See {@link #start(List, Map, Path)}; but its standard error is a stream of its own. Somebody must read both. */
    public Process startWithErrorsApart(List<String> arguments, Map<String, String> environment) throws IOException {
        return start(new ProcessBuilder(arguments), environment);
    }

    private Process start(ProcessBuilder builder, Map<String, String> environment) throws IOException {
        builder.environment().putAll(environment);
        builder.environment().put(EnvironmentMark.variable(), mark);
        Process process = builder.start();
        try {
            add(process.toHandle());
            record.write(mark, process.toHandle());
            return process;
        } catch (IOException e) {
            kill();
            throw e;
        }
    }

    void add(ProcessHandle process) {
        finders.forEach(finder -> add(finder, process));
        // What it has started meanwhile may be known to one way only. Not until nothing is new: a busy process always
        // has
        // something new, and what comes of a process that was added needs not be added.
        for (int look = 0; look < LOOKS_AFTER_START; look++) {
            Set<ProcessHandle> all = living();
            for (Finder finder : finders) {
                Set<ProcessHandle> missing = new HashSet<>(all);
                missing.removeAll(finder.living());
                missing.forEach(one -> add(finder, one));
            }
        }
    }

    /** One way less is no reason not to start: the others find what it would have found, nearly always. */
    private static void add(Finder finder, ProcessHandle process) {
        try {
            finder.add(process);
        } catch (IOException e) {
            LOG.warn(
                    "Process {} cannot be followed by {}: {}.",
                    process.pid(),
                    finder.getClass().getSimpleName(),
                    e.toString());
        }
    }

    /** Remembers what descends from what now. To be called now and then: what detaches itself is known from then on. */
    public void look() {
        finders.stream().filter(Descendants.class::isInstance).forEach(Finder::living);
    }

    /** @return the processes that live now, as far as they can be seen */
    public Set<ProcessHandle> living() {
        Set<ProcessHandle> living = new HashSet<>();
        finders.forEach(finder -> living.addAll(finder.living()));
        return living;
    }

    /**
     * Ends all of it: first one process is asked (TERM) and waited for, then all that is left is asked, then forced
     * (KILL), again and again until nothing is left.
     *
     * @param first asked before the others, null for none
     * @param patience how long the first one may take
     * @param grace how long the others may take after that
     * @return whether nothing lives any more; false only where something cannot be killed
     */
    public boolean end(ProcessHandle first, Duration patience, Duration grace) throws InterruptedException {
        // Before anything is killed: the children of a dead process no longer say whose they were.
        look();
        if (first != null && Liveness.lives(first)) {
            first.destroy();
            await(patience, () -> !Liveness.lives(first));
        }
        living().forEach(ProcessHandle::destroy);
        if (await(grace, this::isEmpty)) {
            return true;
        }
        long deadline = System.nanoTime() + KILL_LIMIT.toNanos();
        do {
            kill();
            if (await(BETWEEN_KILLS, this::isEmpty)) {
                return true;
            }
        } while (System.nanoTime() - deadline < 0);
        return false;
    }

    /** Forces all of it to end, at once, and waits for nothing. */
    public void kill() {
        look();
        finders.forEach(Finder::kill);
    }

    /** Forgets it. What still lives lives on, and no later run ends it. */
    public void forget() {
        finders.forEach(Finder::close);
        forgotten.run();
        try {
            record.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("the record of a process tree cannot be deleted", e);
        }
    }

    private boolean isEmpty() {
        return finders.stream().allMatch(Finder::isEmpty);
    }

    private static boolean await(Duration limit, java.util.function.BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        for (long pause = 1; !done.getAsBoolean(); pause = Math.min(100, pause * 2)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(pause)));
        }
        return true;
    }
}
