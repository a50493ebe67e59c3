package io.berth.testbed.cli;

import io.berth.testbed.bench.decision.DecisionReport;
import io.berth.testbed.bench.decision.DecisionRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code testbed decisions}: what one decision of a pool costs, in time and memory. */
@Command(
        name = "decisions",
        description = "Measures one decision in pools of 100 to 100,000 agents, with JMH, and the memory of a pool."
                + " Ends with 1 where a limit does not hold.",
        mixinStandardHelpOptions = true)
final class DecisionsCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "A rough look: fewer and shorter runs, half of the kinds of pools.")
    private boolean quick;

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format;

    @Override
    public Integer call() {
        DecisionReport report = new DecisionRun(quick).run(progress -> System.err.println(progress + " ..."));
        System.out.println(format == Format.json ? report.json() : report.text());
        return report.withinLimits() ? 0 : 1;
    }
}
