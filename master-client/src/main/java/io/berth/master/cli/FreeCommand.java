package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.AgentName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth free}: gives back what {@code berth reserve} got. */
@Command(
        name = "free",
        mixinStandardHelpOptions = true,
        description = {
            "Gives an agent back. Only its holder can: the same --master that reserved it.",
            "Exit code 3 if the reservation had been lost before: another job may have used the agent since."
        },
        footer = {"", "Example:", "  berth free mac-07 --epoch 1842"})
final class FreeCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HoldingOptions holding = new HoldingOptions();

    FreeCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName agent = holding.agent();
        BerthConfig config = BerthCli.config(spec, world);
        return Answered.say(
                spec,
                world,
                config,
                ExitCode.LOST,
                berth -> berth.free(config.pool(), agent, holding.epoch()),
                outcome -> told(agent, outcome));
    }

    private String told(AgentName agent, CommandOutcome outcome) {
        if (!(outcome instanceof CommandOutcome.Ended ended)) {
            return null;
        }
        String sentence = agent + " at epoch " + holding.epoch() + ": " + ended.outcome() + ". " + ended.sentence();
        if (ended.outcome() != Outcome.FREED) {
            throw new Failure(ExitCode.LOST, sentence);
        }
        return sentence;
    }
}
