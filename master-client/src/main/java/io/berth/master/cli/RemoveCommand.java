package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.AgentName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth remove}: forgets an agent. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Forgets an agent that is gone for good.",
            "Stop its berth-agent first: one that is heard, or serves somebody, is not removed. An agent"
                    + " of this name that starts later is registered as a new one.",
            "Exit code 2 if no agent of this name is registered, unless --if-exists is said."
        },
        footer = {"", "Examples:", "  berth remove mac-07", "  berth remove --if-exists mac-07"})
final class RemoveCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    @Option(
            names = "--if-exists",
            description = "It is well if no agent of this name is registered. For scripts that repeat a command.")
    private boolean ifExists;

    RemoveCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent.agent();
        BerthConfig config = BerthCli.config(spec, world);
        CommandOutcome outcome = Answered.to(
                spec, world, config, berth -> berth.operator(config.pool()).remove(name));
        if (outcome instanceof CommandOutcome.Refused refused) {
            if (!ifExists || refused.code() != RefusalCode.UNKNOWN_AGENT) {
                throw Answered.refused(spec, world, config, ExitCode.REFUSED, refused);
            }
            Progress.of(spec, world).say(name + ": no agent of this name is registered, so nothing was done.");
        } else if (outcome instanceof CommandOutcome.Confirmed confirmed) {
            Progress.of(spec, world).say(name + ": " + confirmed.sentence());
        }
        return ExitCode.OK;
    }
}
