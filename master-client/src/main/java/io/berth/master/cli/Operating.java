package io.berth.master.cli;

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
        return Answered.say(
                command,
                world,
                config,
                ExitCode.REFUSED,
                berth -> what.apply(berth.operator(config.pool())),
                outcome -> outcome instanceof CommandOutcome.Confirmed confirmed
                        ? about + ": " + confirmed.sentence()
                        : null);
    }
}
