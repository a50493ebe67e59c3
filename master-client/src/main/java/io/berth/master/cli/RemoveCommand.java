package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.reservation.answer.RefusalCode;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.Nearest;
import java.util.Set;
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
            boolean unknown = refused.code() == RefusalCode.UNKNOWN_AGENT;
            if (!unknown || !ifExists) {
                throw Answered.refused(ExitCode.REFUSED, refused, unknown ? near(config, name) : "");
            }
            Progress.of(spec, world).say(name + ": no agent of this name is registered, so nothing was done.");
        } else if (outcome instanceof CommandOutcome.Confirmed confirmed) {
            Progress.of(spec, world).say(name + ": " + confirmed.sentence());
        }
        return ExitCode.OK;
    }

    /** @return a sentence that names the agent of the pool that was probably meant; empty where none looks like it */
    private String near(BerthConfig config, AgentName name) {
        Set<String> registered = SeenAgent.names(world.backend(), config);
        if (registered.isEmpty()) {
            return "";
        }
        String nearest = Nearest.to(name.value(), registered);
        boolean looksLikeIt = Nearest.distance(name.value(), nearest)
                <= Math.max(2, name.value().length() / 3);
        return looksLikeIt ? " Did you mean " + nearest + "?" : "";
    }
}
