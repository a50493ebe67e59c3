package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.Withdrawal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Takes an agent out of service, for one reason or the other. */
abstract class Withdrawing implements Callable<Integer> {
    private final World world;
    private final Withdrawal kind;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Mixin
    private LengthOption length = new LengthOption();

    Withdrawing(World world, Withdrawal kind) {
        this.world = world;
        this.kind = kind;
    }

    @Override
    public final Integer call() {
        AgentName name = agent.agent();
        String why = reason.reason();
        Optional<Duration> until = length.length();
        BerthConfig config = BerthCli.config(spec, world);
        return Operating.say(spec, world, config, name.value(), operator -> operator.withdraw(name, kind, why, until));
    }
}
