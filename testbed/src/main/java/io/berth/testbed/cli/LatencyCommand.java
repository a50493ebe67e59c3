package io.berth.testbed.cli;

import io.berth.testbed.bench.LatencyRun;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code testbed latency}: how long a master waits for an agent that is free. */
@Command(
        name = "latency",
        description = "Measures request to reserved, as a master sees it, and transactions at rest.",
        mixinStandardHelpOptions = true)
final class LatencyCommand implements Callable<Integer> {
    @Option(names = "--rate", defaultValue = "100", description = "Requests a second. Default: 100.")
    private double rate;

    @Option(names = "--seconds", defaultValue = "20", description = "How long to measure. Default: 20.")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "15", description = "Seconds of load before it. Default: 15.")
    private int warmUp;

    @Option(names = "--agents", defaultValue = "50", description = "Simulated agents. Default: 50.")
    private int agents;

    @Option(names = "--services", defaultValue = "1", description = "Processes that run the service. Default: 1.")
    private int services;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format;

    @Override
    public Integer call() {
        LatencyRun run =
                new LatencyRun(rate, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds), agents, services);
        LatencyRun.Result result = run.run(progress -> System.err.println(progress + " ..."));
        System.out.println(format == Format.json ? result.json() : result.text());
        return result.latencies().complete() ? 0 : 1;
    }
}
