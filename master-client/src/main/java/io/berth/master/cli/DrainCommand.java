package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth drain}: an agent out of service, for maintenance. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description = {
            "Takes an agent out of service for maintenance.",
            "It ends what it serves and gets nothing new.",
            "Again, with another reason or time, replaces what was said before."
        },
        footer = {
            "",
            "Examples:",
            "  berth drain mac-07 --reason 'disk swap' --for 2h",
            "  berth resume mac-07 --reason 'disk is in'"
        })
final class DrainCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Mixin
    private LengthOption length = new LengthOption();

    DrainCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent.agent();
        String why = reason.reason();
        Optional<Duration> until = length.length();
        BerthConfig config = BerthCli.config(spec, world);
        return Operating.say(
                spec, world, config, name.value(), operator -> operator.withdraw(name, Withdrawal.DRAINED, why, until));
    }
}
