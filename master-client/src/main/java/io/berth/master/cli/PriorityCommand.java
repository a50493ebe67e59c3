package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.reservation.demand.Wish;
import io.berth.reservation.name.RequestId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth priority}: another place for a request that waits. */
@Command(
        name = "priority",
        mixinStandardHelpOptions = true,
        description = {
            "Changes the priority of a request that waits.",
            "Only its master can: the same --master that asked. Exit code 2 if the request is over."
        },
        footer = {"", "Example:", "  berth priority r-k3j9x2m7q4w8t5z6 50"})
final class PriorityCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REQUEST", description = "The id of the request, as `berth queue` shows it.")
    private String request;

    @Parameters(
            index = "1",
            paramLabel = "N",
            description = "From " + Wish.LOWEST_PRIORITY + " to " + Wish.HIGHEST_PRIORITY + "; higher goes first.")
    private int priority;

    PriorityCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        RequestId id = CancelCommand.requestId(spec, request);
        if (priority < Wish.LOWEST_PRIORITY || priority > Wish.HIGHEST_PRIORITY) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the priority is " + priority + "; expected " + Wish.LOWEST_PRIORITY + " to "
                            + Wish.HIGHEST_PRIORITY + ".");
        }
        BerthConfig config = BerthCli.config(spec, world);
        return Answered.say(
                spec,
                world,
                config,
                ExitCode.REFUSED,
                berth -> berth.changePriority(config.pool(), id, priority),
                outcome -> known(id, outcome));
    }

    private String known(RequestId id, CommandOutcome outcome) {
        if (outcome instanceof CommandOutcome.Ended ended) {
            throw new Failure(
                    ExitCode.REFUSED,
                    id + " is over, " + ended.outcome() + ", so its priority changes nothing. " + ended.sentence());
        }
        return outcome instanceof CommandOutcome.Noted noted && noted.waiting()
                ? id + ": its priority is " + priority + " now."
                : id + " no longer waits: it was given or offered what it asked for. Its priority counts only while it"
                        + " waits.";
    }
}
