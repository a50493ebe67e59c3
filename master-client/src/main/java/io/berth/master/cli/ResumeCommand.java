package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth resume}: an agent back into service. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description = {
            "Gives an agent work again that was drained or is in quarantine.",
            "Whoever put it there. One whose clean-up failed cleans up first."
        },
        footer = {"", "Example:", "  berth resume mac-07 --reason 'disk is in'"})
final class ResumeCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    ResumeCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent.agent();
        String why = reason.reason();
        BerthConfig config = BerthCli.config(spec, world);
        return Operating.say(spec, world, config, name.value(), operator -> operator.resume(name, why));
    }
}
