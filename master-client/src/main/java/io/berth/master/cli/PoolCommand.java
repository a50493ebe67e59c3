package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.answer.RefusalCode;
import io.berth.schemas.state.PoolState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code berth pool}: what concerns all agents of a pool at once. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        description = "Holds a whole pool, lets it go on, and shows whether it is on hold.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PoolCommand.Hold.class, PoolCommand.Release.class, PoolCommand.Show.class},
        footer = {
            "",
            "Examples:",
            "  berth pool hold --pool ios --reason 'new hypervisors' --for 2h",
            "  berth pool release --pool ios --reason 'they are in'",
            "  berth pool show -A"
        })
final class PoolCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** @param world of its commands */
    PoolCommand(World world) {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: hold, release or show.");
    }

    /** {@code berth pool hold}. */
    @Command(
            name = "hold",
            mixinStandardHelpOptions = true,
            description =
                    "Nothing of the pool is given away from now on. What is held goes on; what is asked for waits, and"
                            + " is served in its order when the pool goes on. Again, with another reason or time, replaces what was"
                            + " said before.",
            footer = {"", "Example:", "  berth pool hold --pool ios --reason 'new hypervisors' --for 2h"})
    static final class Hold implements Callable<Integer> {
        private final World world;

        @Spec
        private CommandSpec spec;

        @Mixin
        private ReasonOption reason = new ReasonOption();

        @Mixin
        private LengthOption length = new LengthOption();

        Hold(World world) {
            this.world = world;
        }

        @Override
        public Integer call() {
            String why = reason.reason();
            Optional<Duration> most = length.length();
            BerthConfig config = BerthCli.config(spec, world);
            return Operating.say(spec, world, config, config.pool().value(), operator -> operator.holdPool(why, most));
        }
    }

    /** {@code berth pool release}. */
    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = "The pool that was held goes on.",
            footer = {"", "Example:", "  berth pool release --pool ios --reason 'the new hypervisors are in'"})
    static final class Release implements Callable<Integer> {
        private final World world;

        @Spec
        private CommandSpec spec;

        @Mixin
        private ReasonOption reason = new ReasonOption();

        Release(World world) {
            this.world = world;
        }

        @Override
        public Integer call() {
            String why = reason.reason();
            BerthConfig config = BerthCli.config(spec, world);
            return Operating.say(spec, world, config, config.pool().value(), operator -> operator.releasePool(why));
        }
    }

    /** {@code berth pool show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows whether the pool is on hold, who said so, why and for how long.",
            footer = {"", "Example:", "  berth pool show --pool ios -o json"})
    static final class Show implements Callable<Integer> {
        private final World world;

        @Spec
        private CommandSpec spec;

        @Mixin
        private OutputOption output = new OutputOption();

        @Option(
                names = {"-A", "--all-pools"},
                description = "Every pool.")
        private boolean allPools;

        Show(World world) {
            this.world = world;
        }

        @Override
        public Integer call() {
            BerthConfig config = BerthCli.config(spec, world);
            List<Map<String, Object>> rows = PoolHolds.pools(world.backend(), config).entrySet().stream()
                    .filter(pool ->
                            allPools || pool.getKey().equals(config.pool().value()))
                    .map(pool -> row(pool.getKey(), pool.getValue()))
                    .toList();
            if (rows.isEmpty() && !allPools) {
                throw new Failure(
                        ExitCode.REFUSED,
                        "no pool " + config.pool() + " is known."
                                + Meant.by(RefusalCode.UNKNOWN_POOL, world.backend(), config, null)
                                + " `berth pool show -A` lists them; berth.pools of the"
                                + " service names them.");
            }
            output.print(
                    spec.commandLine().getOut(),
                    rows,
                    Columns.of("pool", List.of("pool", "hold")),
                    Globals.of(spec.commandLine()).paint(world));
            return ExitCode.OK;
        }

        private Map<String, Object> row(String name, PoolState pool) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pool", name);
            if (output.isForPrograms()) {
                row.put("hold", PoolHolds.fields(pool.getHold()));
            } else if (pool.getHold() != null) {
                row.put("hold", PoolHolds.text(pool.getHold(), world.clock().instant()));
            }
            return row;
        }
    }
}
