package io.berth.agent.cli;

import io.berth.agent.config.AgentConfig;
import io.berth.agent.config.ConfigException;
import io.berth.agent.fence.FenceException;
import io.berth.agent.fence.FenceFile;
import io.berth.agent.process.ProcessTrees;
import io.berth.agent.session.Fence;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth-agent check}: what run would do, without doing it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the configuration and prints what run would do. It connects to nothing and changes nothing,"
                    + " but it runs the probes of this machine.",
            "Example: berth-agent check --config /etc/berth/agent.properties"
        })
final class CheckCommand implements Callable<Integer> {
    /** How the answer is written. */
    enum Output {
        TEXT,
        JSON
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json. Default: ${DEFAULT-VALUE}")
    private Output output;

    @Override
    public Integer call() throws InterruptedException {
        try {
            AgentConfig config = options.read(System.getenv());
            Fence fence = new FenceFile(
                            config.stateDirectory(),
                            config.pool().value(),
                            config.agent().value())
                    .read();
            String ways = new ProcessTrees(
                            config.stateDirectory(),
                            config.pool().value(),
                            config.agent().value())
                    .ways();
            ProbePlan probes = ProbePlan.ask(config);
            PrintWriter out = spec.commandLine().getOut();
            out.print(
                    output == Output.JSON ? Plan.json(config, fence, probes) : Plan.text(config, fence, ways, probes));
            out.flush();
            return ExitCode.OK;
        } catch (ConfigException e) {
            return Refusal.print(spec, e);
        } catch (FenceException e) {
            return Refusal.print(spec, new ConfigException(e.getMessage()));
        }
    }
}
