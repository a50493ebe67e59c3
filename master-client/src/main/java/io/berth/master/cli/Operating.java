package io.berth.master.cli;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.master.Operator;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Says something as an operator, and tells what came of it. */
final class Operating {
    private Operating() {}

    /**
     * @param about the agent or the pool, in front of what the service confirms
     * @return the exit code
     * @throws Failure if it is refused, or not answered in time
     */
    static int say(
            CommandSpec command,
            World world,
            BerthConfig config,
            String about,
            Function<Operator, CompletableFuture<CommandOutcome>> what) {
        Globals globals = Globals.of(command.commandLine());
        try (Berth berth = world.backend().connect(config)) {
            CommandOutcome outcome = Answered.within(globals.timeout(), what.apply(berth.operator(config.pool())));
            if (outcome instanceof CommandOutcome.Refused refused) {
                throw Answered.refused(refused, ExitCode.REFUSED);
            }
            if (outcome instanceof CommandOutcome.Confirmed confirmed) {
                Progress.of(command.commandLine().getErr(), globals, world).say(about + ": " + confirmed.sentence());
            }
            return ExitCode.OK;
        }
    }
}
