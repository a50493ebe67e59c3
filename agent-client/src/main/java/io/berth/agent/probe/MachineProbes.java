package io.berth.agent.probe;

import io.berth.agent.process.ProcessTree;
import io.berth.agent.process.ProcessTrees;
import io.berth.agent.process.Program;
import io.berth.agent.process.ProgramRun;
import io.berth.agent.process.RunLimits;
import io.berth.agent.session.HookResult;
import io.berth.reservation.timing.Lengths;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Runs the probes and waits for what they say. A probe leaves nothing running: what it started ends with it. May be used
 * by two threads at once, one for tags and one for health.
 */
public final class MachineProbes {
    private static final String HEALTH = "health";

    private final ProbeConfig config;
    private final Map<String, String> names;
    private final ProcessTrees trees;
    private final BiConsumer<String, String> printed;

    /**
     * @param pool the pool, for the probes' environment
     * @param agent the agent, likewise
     * @param printed gets what probes print and what is not their answer: probe and line
     */
    public MachineProbes(
            ProbeConfig config, String pool, String agent, ProcessTrees trees, BiConsumer<String, String> printed) {
        this.config = config;
        this.names = Map.of("BERTH_POOL", pool, "BERTH_AGENT", agent);
        this.trees = trees;
        this.printed = printed;
    }

    /** @param stop cuts it short when it is completed; the answer is worth nothing then */
    public FoundTags tags(CompletableFuture<?> stop) throws InterruptedException {
        TagCollector collector = new TagCollector(config.configured());
        for (Map.Entry<String, Program> probe : config.tags().entrySet()) {
            if (stop.isDone()) {
                break;
            }
            String name = probe.getKey();
            ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
            HookResult result = run(
                    "probe-" + name,
                    probe.getValue(),
                    config.tagsTimeout(),
                    "berth.probe.timeout",
                    stop,
                    lines::add,
                    line -> printed.accept(name, line));
            if (result.succeeded()) {
                collector.printed(name, List.copyOf(lines));
            } else {
                collector.failed(name, result.detail());
            }
        }
        return collector.found();
    }

    /**
     * To be called only where there is a health probe.
     *
     * @param stop cuts it short when it is completed; the answer is worth nothing then
     */
    public HookResult health(CompletableFuture<?> stop) throws InterruptedException {
        return run(
                HEALTH,
                config.health().orElseThrow(),
                config.healthTimeout(),
                "berth.health.timeout",
                stop,
                line -> printed.accept(HEALTH, line),
                null);
    }

    private HookResult run(
            String work,
            Program program,
            Duration timeout,
            String key,
            CompletableFuture<?> stop,
            Consumer<String> output,
            Consumer<String> errors)
            throws InterruptedException {
        RunLimits limits = RunLimits.of(timeout);
        try {
            ProcessTree tree = trees.open(work);
            try {
                ProgramRun.Outcome outcome = new ProgramRun(tree, limits, stop).run(program, names, output, errors);
                return tree.end(null, Duration.ZERO, limits.grace())
                        ? result(outcome, timeout, key)
                        : HookResult.failure("it left processes that cannot be ended");
            } finally {
                tree.forget();
            }
        } catch (IOException e) {
            return HookResult.failure("it could not be started: " + e.getMessage());
        }
    }

    private static HookResult result(ProgramRun.Outcome outcome, Duration timeout, String key) {
        return switch (outcome.ending()) {
            case EXITED ->
                outcome.exitCode() == 0 ? HookResult.SUCCESS : HookResult.failure("exit code " + outcome.exitCode());
            case TIMED_OUT ->
                HookResult.failure("it ran longer than " + Lengths.text(timeout) + " (" + key + ") and was killed");
            case STOPPED -> HookResult.failure("it was stopped");
        };
    }
}
