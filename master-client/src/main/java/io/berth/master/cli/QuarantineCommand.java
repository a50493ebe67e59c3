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

/** {@code berth quarantine}: an agent out of service, as a fault. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = {
            "Takes an agent out of service because it is not fit.",
            "It ends what it serves, gets nothing new, and is shown as a fault. A restart of berth-agent"
                    + " does not lift it; `berth resume` does.",
            "Again, with another reason or time, replaces what was said before."
        },
        footer = {"", "Examples:", "  berth quarantine mac-07 --reason 'loses its network under load'"})
final class QuarantineCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Mixin
    private LengthOption length = new LengthOption();

    QuarantineCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent.agent();
        String why = reason.reason();
        Optional<Duration> until = length.length();
        BerthConfig config = BerthCli.config(spec, world);
        return Operating.say(
                spec,
                world,
                config,
                name.value(),
                operator -> operator.withdraw(name, Withdrawal.QUARANTINED, why, until));
    }
}
