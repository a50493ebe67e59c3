package io.berth.agent.hook;

import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.HookResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Carries out hook orders. Never blocks its caller; every started hook is answered once, through the listener, at the
 * latest when its timeout is over and it was killed. To be driven by one thread.
 */
public final class HookRunner implements AutoCloseable {
    /** How long a hook may take to end after TERM, before KILL. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** How long the rest of the output of a hook that has ended is waited for: its children may hold the pipe. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Map<HookKind, HookCommand> commands;
    private final HookEnvironment environment;
    private final Duration timeout;
    private final HookListener listener;
    private Run running;

    /**
     * @param commands the hooks that there are
     * @param timeout how long one may run
     */
    public HookRunner(
            Map<HookKind, HookCommand> commands, HookEnvironment environment, Duration timeout, HookListener listener) {
        this.commands = Map.copyOf(commands);
        this.environment = environment;
        this.timeout = timeout;
        this.listener = listener;
    }

    /** @throws IllegalStateException where a hook is started while another runs: the session never orders that */
    public void carryOut(HookOrder order) {
        if (order instanceof HookOrder.Start start) {
            if (running != null && !running.over.isDone()) {
                throw new IllegalStateException("a hook still runs");
            }
            running = new Run(start);
            Thread thread = new Thread(running, "berth-hook-" + start.kind().label());
            thread.setDaemon(true);
            thread.start();
        } else if (running != null) {
            running.stop.complete(null);
        }
    }

    /** Stops what runs and waits until it is gone, at most about twice {@link #GRACE}. */
    @Override
    public void close() {
        if (running == null) {
            return;
        }
        running.stop.complete(null);
        try {
            running.over.get(3 * GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("a killed hook does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One run of one hook, on its own thread. */
    private final class Run implements Runnable {
        private final HookOrder.Start order;
        private final CompletableFuture<Void> stop = new CompletableFuture<>();
        private final CompletableFuture<Void> over = new CompletableFuture<>();

        Run(HookOrder.Start order) {
            this.order = order;
        }

        @Override
        public void run() {
            HookResult result;
            try {
                result = outcome();
            } catch (IOException e) {
                result = HookResult.failure("it could not be started: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                result = HookResult.failure("it was interrupted");
            } finally {
                over.complete(null);
            }
            listener.finished(order.kind(), order.epoch(), result);
        }

        private HookResult outcome() throws IOException, InterruptedException {
            List<String> arguments = commands.get(order.kind()).arguments();
            ProcessBuilder builder = new ProcessBuilder(arguments).redirectErrorStream(true);
            builder.environment().putAll(environment.of(order));
            Process process = builder.start();
            process.getOutputStream().close();
            Thread output = new Thread(() -> reader().read(process.getInputStream()), "berth-hook-output");
            output.setDaemon(true);
            output.start();
            HookResult result = await(process);
            output.join(LAST_WORDS.toMillis());
            if (output.isAlive()) {
                process.getInputStream().close();
            }
            return result;
        }

        private OutputReader reader() {
            return new OutputReader(line -> listener.printed(order.kind(), order.epoch(), line));
        }

        private HookResult await(Process process) throws InterruptedException {
            try {
                CompletableFuture.anyOf(process.onExit(), stop).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                ProcessTree.end(process.toHandle(), GRACE);
                return HookResult.failure("it ran longer than " + timeout + " (berth.hook.timeout) and was killed");
            } catch (ExecutionException e) {
                throw new IllegalStateException("neither an exit nor a stop fails", e);
            }
            if (process.isAlive()) {
                ProcessTree.end(process.toHandle(), GRACE);
                return HookResult.failure("it was stopped");
            }
            int code = process.exitValue();
            return code == 0 ? HookResult.SUCCESS : HookResult.failure("exit code " + code);
        }
    }
}
