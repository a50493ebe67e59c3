package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.master.PoolAgent;
import io.berth.reservation.name.AgentName;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth extend}: more time for a holder. */
@Command(
        name = "extend",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps an agent for so long from now, as far as the pool allows.",
            "Only its holder can: the same --master that reserved it. Exit code 3 if the reservation is" + " over.",
            "It still has to be renewed, unless --debug says why a person looks at it: then it needs no"
                    + " renewal and no job until that time is over.",
            "Of several agents that were reserved together each is extended by itself."
        },
        footer = {
            "",
            "Examples:",
            "  berth extend mac-07 --epoch 1842 --for 4h",
            "  berth extend mac-07 --epoch 1842 --for 1h --debug 'reading its core'"
        })
final class ExtendCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HoldingOptions holding = new HoldingOptions();

    @Option(names = "--for", required = true, paramLabel = "TIME", description = "How long from now.")
    private Duration length;

    @Option(
            names = "--debug",
            paramLabel = "REASON",
            description = "Why a person needs the agent without a job. All who look at the agents see it.")
    private String debugging;

    @Option(
            names = "--number",
            paramLabel = "N",
            description =
                    "Which extension of this reservation it is, from 1; one that was done is done once, and the last one"
                            + " again for anything else is refused (exit code 2). For scripts that repeat a command."
                            + " Default: the next one, as berth.agents has it.")
    private Integer number;

    ExtendCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName agent = holding.agent();
        check();
        BerthConfig config = BerthCli.config(spec, world);
        int extension = number == null ? next(config, agent) : number;
        return Answered.say(
                spec,
                world,
                config,
                ExitCode.LOST,
                berth -> berth.extend(
                        config.pool(),
                        agent,
                        holding.epoch(),
                        extension,
                        length,
                        Optional.ofNullable(debugging).map(String::strip)),
                outcome -> outcome instanceof CommandOutcome.Extended extended
                        ? agent + " at epoch " + holding.epoch() + ", extension " + extension + told(extended.length())
                        : null);
    }

    private String told(Duration counts) {
        if (!counts.equals(length)) {
            return " was done before, and a later one counts: it may be held for " + Durations.shown(counts)
                    + " since that.";
        }
        return ": it may be held for " + Durations.shown(counts)
                + (debugging == null ? ", if it is renewed." : "; it needs no renewal and no job.");
    }

    private void check() {
        if (length.isZero()) {
            throw new ParameterException(spec.commandLine(), "--for is 0. Say for how long, for example 2h.");
        }
        if (debugging != null && debugging.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "--debug is empty. Say in a few words why the agent is kept without a job.");
        }
        if (number != null && number < 1) {
            throw new ParameterException(spec.commandLine(), "--number is " + number + "; extensions count from 1.");
        }
    }

    /** The service refuses what is over, so a number for another reservation does no harm. */
    private int next(BerthConfig config, AgentName agent) {
        PoolAgent seen = SeenAgent.in(world.backend(), config, agent);
        return seen != null && seen.epoch() == holding.epoch()
                ? seen.use().map(use -> use.extensions() + 1).orElse(1)
                : 1;
    }
}
