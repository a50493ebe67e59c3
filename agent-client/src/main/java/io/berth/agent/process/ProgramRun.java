package io.berth.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One run of a program, from its start until it has ended and its output is read. It has no input. Whoever makes it
 * opens the tree, and forgets it afterwards.
 */
public final class ProgramRun {
    /** How a run came to its end. */
    public enum Ending {
        /** By itself. */
        EXITED,
        /** It took too long; it was ended with all that came of it. */
        TIMED_OUT,
        /** Somebody stopped it; it was ended with all that came of it. */
        STOPPED
    }

    /** @param exitCode as the program said it where it ended by itself, else without meaning */
    public record Outcome(Ending ending, int exitCode) {}

    private final ProcessTree tree;
    private final RunLimits limits;
    private final CompletableFuture<?> stop;

    /** @param stop ends the run when it is completed */
    public ProgramRun(ProcessTree tree, RunLimits limits, CompletableFuture<?> stop) {
        this.tree = tree;
        this.limits = limits;
        this.stop = stop;
    }

    /**
     * Returns when the program has ended. Where it ended by itself, what it left running goes on.
     *
     * @param environment in addition to that of this process
     * @param output gets each line, on threads of its own; may get some after this has returned, where something that was
     *     left behind holds the pipe
     * @param errors gets each line of standard error, null where that goes where the output goes
     * @throws IOException where it could not be started
     */
    public Outcome run(
            Program program, Map<String, String> environment, Consumer<String> output, Consumer<String> errors)
            throws IOException, InterruptedException {
        Process process = errors == null
                ? tree.start(program.arguments(), environment, null)
                : tree.startWithErrorsApart(program.arguments(), environment);
        try {
            process.getOutputStream().close();
            List<Reading> readings = new ArrayList<>();
            readings.add(new Reading(process.getInputStream(), output));
            if (errors != null) {
                readings.add(new Reading(process.getErrorStream(), errors));
            }
            Outcome outcome = await(process);
            for (Reading reading : readings) {
                reading.end(limits.lastWords());
            }
            return outcome;
        } finally {
            // Alive only where following it was cut short: nobody would end it any more.
            if (process.isAlive()) {
                tree.kill();
            }
        }
    }

    private Outcome await(Process process) throws InterruptedException {
        Ending ending = Ending.EXITED;
        try {
            CompletableFuture.anyOf(process.onExit(), stop).get(limits.timeout().toNanos(), TimeUnit.NANOSECONDS);
            if (process.isAlive()) {
                ending = Ending.STOPPED;
            }
        } catch (TimeoutException e) {
            ending = Ending.TIMED_OUT;
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither an exit nor a stop fails", e);
        }
        if (ending == Ending.EXITED) {
            return new Outcome(ending, process.exitValue());
        }
        tree.end(null, Duration.ZERO, limits.grace());
        return new Outcome(ending, -1);
    }

    /** Reads one stream on a thread of its own. */
    private static final class Reading {
        private final InputStream stream;
        private final Thread thread;

        Reading(InputStream stream, Consumer<String> sink) {
            this.stream = stream;
            this.thread = new Thread(() -> read(sink), "berth-output");
            thread.setDaemon(true);
            thread.start();
        }

        private void read(Consumer<String> sink) {
            LineBudget budget = new LineBudget(sink);
            new OutputReader(budget).read(stream);
            budget.end();
        }

        void end(Duration patience) throws IOException, InterruptedException {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                stream.close();
            }
        }
    }
}
