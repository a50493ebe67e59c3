package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth remove}: forgets an agent. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Forgets an agent that is gone for good.",
            "Stop its berth-agent first: one that is heard, or serves somebody, is not removed. An agent"
                    + " of this name that starts later is registered as a new one."
        },
        footer = {"", "Example:", "  berth remove mac-07"})
final class RemoveCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    RemoveCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent.agent();
        BerthConfig config = BerthCli.config(spec, world);
        return Operating.say(spec, world, config, name.value(), operator -> operator.remove(name));
    }
}
