package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.reservation.name.RequestId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth cancel}: gives up a request of another process. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Gives up a request, whatever became of it; all agents that it holds are freed.",
        footer = {"", "Example:", "  berth cancel r-k3j9x2m7q4w8t5z6"})
final class CancelCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REQUEST", description = "The id of the request, as `berth queue` shows it.")
    private String request;

    CancelCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        RequestId id = requestId(spec, request);
        BerthConfig config = BerthCli.config(spec, world);
        return Answered.say(
                spec,
                world,
                config,
                ExitCode.REFUSED,
                berth -> berth.cancel(config.pool(), id),
                outcome -> outcome instanceof CommandOutcome.Ended ended
                        ? id + ": " + ended.outcome() + ". " + ended.sentence()
                        : null);
    }

    /** @throws ParameterException if it is no id */
    static RequestId requestId(CommandSpec command, String id) {
        try {
            return new RequestId(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
