package io.berth.testbed.cli;

import io.berth.testbed.bench.decision.DecisionReport;
import io.berth.testbed.bench.decision.DecisionRun;
import io.berth.testbed.bench.decision.Selection;
import io.berth.testbed.bench.decision.Shape;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code testbed decisions}: what one decision of a pool costs, in time and memory. */
@Command(
        name = "decisions",
        description = "Measures one decision in pools of 100 to 100,000 agents, with JMH, and the memory of a pool."
                + " Each figure is said on standard error as soon as it is known. --shape, --decision and --agents, each"
                + " as often as wished, measure only some cases, without the memory. Ends with 1 where a limit does not"
                + " hold.",
        mixinStandardHelpOptions = true)
final class DecisionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "A rough look: fewer and shorter runs, half of the kinds of pools.")
    private boolean quick;

    @Option(
            names = "--shape",
            paramLabel = "SHAPE",
            description = "A kind of pool: ${COMPLETION-CANDIDATES}. Default: all, with --quick FIXED and OWN.")
    private List<Shape> shapes = List.of();

    @Option(
            names = "--decision",
            paramLabel = "DECISION",
            description = "request, free, renew, cancel or askAgain. Default: all.")
    private List<String> decisions = List.of();

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "How many agents, from " + Selection.LEAST_AGENTS + " to " + Selection.MOST_AGENTS
                    + "; as many requests wait. Default: 100, 10000 and 100000; of WIDE 100, 1000 and 10000.")
    private List<Integer> agents = List.of();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}. Default: text.")
    private Format format;

    @Override
    public Integer call() {
        DecisionReport report = new DecisionRun(quick, selection()).run(System.err::println);
        System.out.println(format == Format.json ? report.json() : report.text());
        return report.withinLimits() ? 0 : 1;
    }

    private Selection selection() {
        try {
            return new Selection(shapes, decisions, agents);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
