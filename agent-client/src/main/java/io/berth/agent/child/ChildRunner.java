package io.berth.agent.child;

import io.berth.agent.process.ProcessTree;
import io.berth.agent.process.ProcessTrees;
import io.berth.agent.process.ReservationEnvironment;
import io.berth.agent.session.ChildOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the child. All starts for one epoch share one process tree: when the child is started again, what it had started
 * goes on (a build step outlives a crash of Jenkins' agent, and is found again); all of it is ended by the stop.
 */
public final class ChildRunner implements Children {
    /** How long what the child left behind may take to end when asked to. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ChildRunner.class);

    private final ChildConfig config;
    private final ReservationEnvironment environment;
    private final ProcessTrees trees;
    private final ChildListener listener;

    /** The highest epoch that a start was ordered for. */
    private long ordered = -1;

    /** A start for this epoch, or a lower one, comes too late: its thread was slower than the stop. */
    private long ended = -1;

    private ProcessTree tree;
    private Process process;
    private CompletableFuture<Void> ending;

    public ChildRunner(
            ChildConfig config, ReservationEnvironment environment, ProcessTrees trees, ChildListener listener) {
        this.config = config;
        this.environment = environment;
        this.trees = trees;
        this.listener = listener;
    }

    @Override
    public void carryOut(ChildOrder order) {
        if (order instanceof ChildOrder.Start start) {
            ordered(start.epoch());
            inBackground("berth-child", () -> run(start));
        } else {
            stop(order.epoch());
        }
    }

    private synchronized void ordered(long epoch) {
        ordered = Math.max(ordered, epoch);
    }

    private synchronized void stop(long epoch) {
        // Whatever was ordered before must not start any more, also if its thread has not come to it.
        ended = ordered;
        CompletableFuture<Void> through = new CompletableFuture<>();
        ending = through;
        inBackground("berth-child-end", () -> {
            String remains = end();
            through.complete(null);
            listener.gone(epoch, remains);
        });
    }

    /** Ends what runs, at most for as long as asking and forcing may take. What is left then, the next run ends. */
    @Override
    public void close() {
        CompletableFuture<Void> through;
        synchronized (this) {
            if (tree != null && ending == null) {
                stop(-1);
            }
            through = ending;
        }
        if (through == null) {
            return;
        }
        Duration limit =
                config.stopTimeout().plus(GRACE).plus(ProcessTree.KILL_LIMIT).plusSeconds(2);
        try {
            through.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("a killed child does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(ChildOrder.Start order) {
        String detail;
        try {
            Optional<Process> started = launch(order);
            if (started.isEmpty()) {
                return;
            }
            detail = new ChildRun(started.get(), config.readyLine(), order.epoch(), listener).follow(this::look);
        } catch (IOException e) {
            detail = "it could not be started: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            detail = "following it was interrupted";
        } catch (RuntimeException | Error e) {
            // The session waits for an answer, and would do so for ever.
            LOG.error("The child failed because of a bug; please report it.", e);
            detail = "a bug of berth-agent: " + e;
        }
        listener.exited(order.epoch(), detail);
    }

    /** @return empty where it is being stopped already */
    private synchronized Optional<Process> launch(ChildOrder.Start order) throws IOException {
        if (ending != null || order.epoch() <= ended) {
            return Optional.empty();
        }
        Path directory = Files.createDirectories(config.workDirectoryFor(order.master()));
        if (tree == null) {
            tree = trees.open("child");
        }
        process = tree.start(
                arguments(order, directory), environment.of(order.epoch(), order.request(), order.master()), directory);
        return Optional.of(process);
    }

    private List<String> arguments(ChildOrder.Start order, Path directory) {
        LocalMaster master = config.local(order.master());
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.AGENT, environment.agent());
        values.put(Placeholder.POOL, environment.pool());
        values.put(Placeholder.MASTER, order.master());
        values.put(Placeholder.REQUEST, order.request());
        values.put(Placeholder.EPOCH, Long.toString(order.epoch()));
        values.put(Placeholder.WORK_DIR, directory.toString());
        master.url().ifPresent(url -> values.put(Placeholder.URL, url));
        master.secretFile().ifPresent(file -> values.put(Placeholder.SECRET_FILE, file.toString()));
        return config.commandFor(order.master()).fill(values);
    }

    private synchronized void look() {
        if (tree != null) {
            tree.look();
        }
    }

    /** @return what is left, for a person */
    private String end() {
        ProcessTree ended;
        Process first;
        synchronized (this) {
            ended = tree;
            first = process;
        }
        try {
            if (ended != null && !ended.end(first == null ? null : first.toHandle(), config.stopTimeout(), GRACE)) {
                return ended.living().stream()
                        .map(handle -> "process " + handle.pid())
                        .sorted()
                        .collect(Collectors.joining(", "));
            }
            if (ended != null) {
                ended.forget();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "ending it was interrupted";
        } catch (UncheckedIOException e) {
            return e.getMessage();
        }
        synchronized (this) {
            tree = null;
            process = null;
            ending = null;
        }
        return "";
    }

    private static void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
