package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth queue}: who waits, and who holds. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the requests of a pool that wait, are offered agents, or hold some.",
            "First those that hold or are offered agents, oldest first; then those that wait, by priority"
                    + " and age.",
            "The place counts those that wait for the same, and is the one that the service tells them."
                    + " It is no promise: fair shares between masters, quotas, the bound on overtaking, fallbacks,"
                    + " and requests for other words that fit the same agents may change who is next. They are not"
                    + " in this list.",
            "Of a request with fallbacks the one that it asks for now is shown; with -o json all of them."
        },
        footer = {"", "Example:", "  berth queue --all -o json"})
final class QueueCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "place",
            "request",
            "state",
            "master",
            "priority",
            "expression",
            "agent",
            "epoch",
            "since",
            "for",
            "outcome");

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--all",
            description =
                    "Also those that are over and still remembered, with how they ended; a rejected one with why.")
    private boolean all;

    @Option(
            names = {"-A", "--all-pools"},
            description = "Those of every pool.")
    private boolean allPools;

    QueueCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        BerthConfig config = BerthCli.config(spec, world);
        Map<String, RequestState> requests = new HashMap<>();
        world.backend().read(config, Topics.REQUESTS, (key, value) -> {
            requests.remove(key);
            if (value instanceof RequestState request
                    && (allPools || request.getPool().equals(config.pool().value()))
                    && (all || request.getStatus() != RequestStatus.ENDED)) {
                requests.put(key, request);
            }
        });
        Instant now = world.clock().instant();
        RequestRows form = new RequestRows(output.isJson(), now, new HashMap<>());
        List<RequestState> inOrder =
                requests.values().stream().sorted(RequestRows.ORDER).toList();
        List<Map<String, Object>> rows = inOrder.stream().map(form::row).toList();
        List<String> columns = COLUMNS.stream()
                .filter(column -> all || !column.equals("outcome"))
                .filter(column ->
                        !column.equals("priority") || inOrder.stream().anyMatch(request -> request.getPriority() != 0))
                .toList();
        output.print(spec.commandLine().getOut(), rows, columns);
        Progress progress = Progress.of(spec, world);
        PoolHolds.say(world.backend(), config, allPools, progress, now);
        return ExitCode.OK;
    }
}
