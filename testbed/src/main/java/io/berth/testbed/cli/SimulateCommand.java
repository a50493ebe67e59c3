package io.berth.testbed.cli;

import io.berth.testbed.simulator.SeedResult;
import io.berth.testbed.simulator.Simulation;
import io.berth.testbed.simulator.Simulator;
import io.berth.testbed.simulator.report.Summary;
import io.berth.testbed.simulator.report.SummaryText;
import io.berth.testbed.simulator.report.Trace;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code testbed simulate}: whole worlds in virtual time, each from one seed. */
@Command(
        name = "simulate",
        description = "Simulates pools with their masters, agents, service and network in virtual time, each world from"
                + " one seed, and checks every invariant of the protocol. See docs/simulator.md.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = SimulateCommand.USAGE,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no invariant is broken, and every state was reached; with --seed: no invariant is broken",
            "1:an invariant is broken, or the simulator failed",
            "2:no invariant is broken, but a state that must be reached was not: rare ones need about 2,000 seeds",
            "64:an option is wrong"
        })
final class SimulateCommand implements Callable<Integer> {
    static final int OK = 0;
    static final int BROKEN = 1;
    static final int NOT_REACHED = 2;
    static final int USAGE = 64;

    /** The longest time without a line of progress. */
    private static final long PROGRESS_NANOS = Duration.ofSeconds(2).toNanos();

    @Spec
    private CommandSpec spec;

    @Option(names = "--seeds", defaultValue = "2000", description = "How many worlds. Default: 2000.")
    private long seeds;

    @Option(names = "--from", defaultValue = "1", description = "The first seed. Default: 1.")
    private long from;

    @Option(names = "--threads", description = "Default: one for each core.")
    private Integer threads;

    @Option(names = "--seed", description = "Only this one, for a closer look.")
    private Long seed;

    @Option(names = "--trace", description = "With --seed: prints what happens, line by line.")
    private boolean trace;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format;

    private long lastProgress = System.nanoTime();
    private int failuresShown;

    @Override
    public Integer call() throws InterruptedException {
        if (trace && seed == null) {
            throw new ParameterException(spec.commandLine(), "--trace needs --seed: a trace is of one world.");
        }
        if (seeds < 1 || threads != null && threads < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds and --threads must be at least 1.");
        }
        return seed == null ? many() : one();
    }

    private int many() throws InterruptedException {
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        Summary summary = new Simulator(from, seeds, workers).run(this::progress);
        print(summary);
        if (!summary.failed().isEmpty()) {
            return BROKEN;
        }
        return summary.missing().isEmpty() ? OK : NOT_REACHED;
    }

    private void progress(Summary summary) {
        long now = System.nanoTime();
        if (summary.failed().size() > failuresShown) {
            failuresShown = summary.failed().size();
            spec.commandLine().getErr().println(SummaryText.failure(summary.lastFailed()));
        }
        if (now - lastProgress >= PROGRESS_NANOS) {
            lastProgress = now;
            spec.commandLine().getErr().println(SummaryText.figures(summary));
        }
    }

    private int one() {
        long began = System.nanoTime();
        SeedResult result =
                Simulation.run(seed, trace ? Trace.to(spec.commandLine().getOut()::println) : Trace.off());
        Summary summary = new Summary();
        summary.add(result);
        summary.took(Duration.ofNanos(System.nanoTime() - began));
        if (format == Format.json) {
            print(summary);
        } else {
            spec.commandLine().getOut().println(SummaryText.figures(summary));
            if (result.failure() != null) {
                spec.commandLine().getOut().println(SummaryText.failure(result));
            }
        }
        return result.failure() == null ? OK : BROKEN;
    }

    private void print(Summary summary) {
        spec.commandLine()
                .getOut()
                .println(format == Format.json ? SummaryText.json(summary) : SummaryText.text(summary));
    }
}
