package io.berth.agent.hook;

import io.berth.agent.process.ProcessTree;
import io.berth.agent.process.ProcessTrees;
import io.berth.agent.process.Program;
import io.berth.agent.process.ProgramRun;
import io.berth.agent.process.ReservationEnvironment;
import io.berth.agent.process.RunLimits;
import io.berth.agent.session.HookKind;
import io.berth.agent.session.HookOrder;
import io.berth.agent.session.HookResult;
import io.berth.reservation.timing.Lengths;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out hook orders. Never blocks its caller; every started hook is answered once, through the listener, at the
 * latest when its timeout is over and it was killed: whatever goes wrong in here is the failure of that hook. To be
 * driven by one thread.
 */
public final class HookRunner implements Hooks {
    private static final Logger LOG = LoggerFactory.getLogger(HookRunner.class);

    private final Map<HookKind, Program> commands;
    private final ReservationEnvironment environment;
    private final RunLimits limits;
    private final ProcessTrees trees;
    private final HookListener listener;
    private Run running;

    /**
     * @param commands the hooks that there are
     * @param limits how long one may take for what
     * @param trees where hooks run
     */
    public HookRunner(
            Map<HookKind, Program> commands,
            ReservationEnvironment environment,
            RunLimits limits,
            ProcessTrees trees,
            HookListener listener) {
        this.commands = Map.copyOf(commands);
        this.environment = environment;
        this.limits = limits;
        this.trees = trees;
        this.listener = listener;
    }

    @Override
    public void carryOut(HookOrder order) {
        if (order instanceof HookOrder.Start start) {
            if (running != null && !running.over.isDone()) {
                throw new IllegalStateException("a hook still runs");
            }
            Run run = new Run(start);
            Thread thread = new Thread(run, "berth-hook-" + start.kind().label());
            thread.setDaemon(true);
            thread.start();
            running = run;
        } else if (running != null) {
            running.stop.complete(null);
        }
    }

    /** Stops what runs and waits until it is gone, at most for {@link RunLimits#end}. */
    @Override
    public void close() {
        if (running == null) {
            return;
        }
        running.stop.complete(null);
        try {
            running.over.get(limits.end().toNanos(), TimeUnit.NANOSECONDS);
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
            } catch (RuntimeException | Error e) {
                // The session waits for an answer, and would do so for ever.
                LOG.error(
                        "The hook {} failed because of a bug; please report it.",
                        order.kind().label(),
                        e);
                result = HookResult.failure("a bug of berth-agent: " + e);
            }
            over.complete(null);
            listener.finished(order.kind(), order.epoch(), result);
        }

        private HookResult outcome() throws IOException, InterruptedException {
            Map<String, String> values = environment.of(order.epoch(), order.request(), order.master());
            values.put("BERTH_HOOK", order.kind().label());
            ProcessTree tree = trees.open(order.kind().label());
            try {
                return result(new ProgramRun(tree, limits, stop)
                        .run(
                                commands.get(order.kind()),
                                values,
                                line -> listener.printed(order.kind(), order.epoch(), line),
                                null));
            } finally {
                tree.forget();
            }
        }

        private HookResult result(ProgramRun.Outcome outcome) {
            return switch (outcome.ending()) {
                case EXITED ->
                    outcome.exitCode() == 0
                            ? HookResult.SUCCESS
                            : HookResult.failure("exit code " + outcome.exitCode());
                case TIMED_OUT ->
                    HookResult.failure("it ran longer than " + Lengths.text(limits.timeout())
                            + " (berth.hook.timeout) and was killed");
                case STOPPED -> HookResult.failure("it was stopped");
            };
        }
    }
}
