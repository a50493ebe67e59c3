package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.PoolAgent;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.pool.AgentStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth revoke}: takes an agent away from its holder. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = {
            "Ends the reservation of an agent, whoever holds it.",
            "The holder is told, and the agent cleans up.",
            "With --epoch it ends that one and no other. Without, it shows who holds the agent and asks;"
                    + " where nobody can be asked it needs --yes."
        },
        footer = {
            "",
            "Examples:",
            "  berth revoke mac-07 --reason 'holder is on holiday'",
            "  berth revoke mac-07 --epoch 1842 --reason 'job hangs'"
        })
final class RevokeCommand implements Callable<Integer> {
    private static final List<String> YES = List.of("y", "yes");

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AgentArgument agent = new AgentArgument();

    @Option(
            names = {"-e", "--epoch"},
            paramLabel = "N",
            description = "The epoch of the reservation, as `berth agents` shows it. Default: the present one.")
    private Long epoch;

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    RevokeCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent.agent();
        String why = reason.reason();
        if (epoch == null && !yes && !world.asks()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "nobody can be asked here whether to take " + name
                            + " from its holder. Say which reservation you mean"
                            + " with --epoch, or --yes for whichever it is.");
        }
        BerthConfig config = BerthCli.config(spec, world);
        if (epoch == null) {
            PoolAgent seen = held(config, name);
            epoch = seen.epoch();
            PrintWriter err = spec.commandLine().getErr();
            PoolAgent.Use use = seen.use().orElseThrow();
            Duration held = Duration.between(seen.since(), world.clock().instant());
            err.println(name + " at epoch " + epoch + " has been held by "
                    + use.master() + " for " + Durations.shown(held) + ", request "
                    + use.request() + ".");
            if (!yes && !isConfirmed(err)) {
                throw new Failure(ExitCode.REFUSED, "nothing was revoked.");
            }
        }
        long revoked = epoch;
        return Operating.say(
                spec, world, config, name + " at epoch " + revoked, operator -> operator.revoke(name, revoked, why));
    }

    private PoolAgent held(BerthConfig config, AgentName name) {
        PoolAgent seen = SeenAgent.in(world.backend(), config, name);
        if (seen == null) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "no agent " + name + " is registered in pool " + config.pool() + "."
                            + Meant.agent(world.backend(), config, name.value()) + " See `berth agents`.");
        }
        if (seen.status() != AgentStatus.RESERVED || seen.use().isEmpty()) {
            throw new Failure(
                    ExitCode.REFUSED,
                    name + " is not reserved, so there is nothing to revoke; it is " + AgentRows.state(seen) + ".");
        }
        return seen;
    }

    private boolean isConfirmed(PrintWriter err) {
        err.print("Take it away? [y/N] ");
        err.flush();
        String answer = new Keyboard(world.in()).line();
        return answer != null && YES.contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
