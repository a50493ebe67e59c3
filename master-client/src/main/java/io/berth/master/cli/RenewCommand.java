package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth renew}: the sign of life of a holder that is no {@code berth run}. */
@Command(
        name = "renew",
        mixinStandardHelpOptions = true,
        description = "Renews a reservation once, and says that a job runs. Exit code 3 if it is over.",
        footer = {"", "Example:", "  berth renew mac-07 --epoch 1842"})
final class RenewCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HoldingOptions holding = new HoldingOptions();

    @Option(names = "--idle", description = "No job runs: the idle timeout goes on.")
    private boolean idle;

    RenewCommand(World world) {
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
                berth -> berth.renew(config.pool(), agent, holding.epoch(), !idle),
                outcome -> agent + " at epoch " + holding.epoch() + " is renewed.");
    }
}
