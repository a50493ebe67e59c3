package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.schemas.code.RequestStatus;
import io.berth.schemas.state.RequestState;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        description = "Lists the requests of a pool that wait, are offered agents, or hold one, oldest first.",
        footer = {"", "Example:", "  berth queue --all -o json"})
final class QueueCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("place", "request", "state", "master", "expression", "agent", "epoch", "since", "for", "outcome");

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(names = "--all", description = "Also those that are over and still remembered.")
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
        Map<String, Integer> places = new HashMap<>();
        List<Map<String, Object>> rows = requests.values().stream()
                .sorted(Comparator.comparing(RequestState::getPool).thenComparing(RequestState::getPosition))
                .map(request -> row(request, places))
                .toList();
        List<String> columns = all
                ? COLUMNS
                : COLUMNS.stream().filter(column -> !column.equals("outcome")).toList();
        output.print(spec.commandLine().getOut(), rows, columns);
        return ExitCode.OK;
    }

    /** @param places how many wait already, for each pool and expression */
    private Map<String, Object> row(RequestState request, Map<String, Integer> places) {
        boolean waits = request.getStatus() == RequestStatus.WAITING;
        Instant since = Instant.ofEpochMilli(request.getSinceMs());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(
                "place",
                waits ? places.merge(request.getPool() + " " + request.getExpression(), 1, Integer::sum) : null);
        row.put("request", request.getRequest());
        row.put("pool", request.getPool());
        row.put("state", request.getStatus().name().toLowerCase(Locale.ROOT));
        row.put("master", request.getMaster());
        row.put("expression", request.getExpression());
        row.put("offered", request.getOffered());
        row.put("agent", request.getAgent());
        row.put("epoch", request.getEpoch() < 0 ? null : request.getEpoch());
        row.put(
                "since",
                output.isJson()
                        ? since
                        : Durations.shown(Duration.between(since, world.clock().instant())));
        row.put("for", request.getPurpose());
        row.put("outcome", request.getOutcome());
        return row;
    }
}
