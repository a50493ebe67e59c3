package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.transport.AgentRecords;
import io.berth.reservation.demand.Demand;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth why}: why a request waits, or what would become of one. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Says why a request waits: its place, what the agents do that it could have, and who holds them.",
            "For a tag expression it says which agents match, and what would become of a request for it: whether"
                    + " it would be served, wait, or be refused, and what comes closest where nothing matches.",
            "What is a request in the pool is taken for one. Nothing is asked for and nothing changes. Exit code"
                    + " 2 if nothing that is registered could ever serve it."
        },
        footer = {
            "",
            "Examples:",
            "  berth why r-k3j9x2m7q4w8t5z6",
            "  berth why 'macos && xcode>=16'",
            "  berth why '2 of macos and 1 of windows' --master ci-1",
            "  berth why linux -o name"
        })
final class WhyCommand implements Callable<Integer> {
    private static final Columns AGENTS = new Columns(
            List.of("name", "state", "holder", "request", "since", "note"),
            List.of("name", "state", "online", "holder", "request", "ready", "since", "epoch", "tags", "note"),
            "name");

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(
            paramLabel = "REQUEST|EXPR",
            description = "The id of a request, as `berth queue` shows it, or what an agent must have.")
    private String subject;

    WhyCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        BerthConfig config = BerthCli.config(spec, world);
        PoolSnapshot snapshot = PoolSnapshot.read(world.backend(), config);
        Instant now = world.clock().instant();
        Explaining explaining = new Explaining(snapshot, now);
        boolean known = snapshot.requests().containsKey(subject);
        Explanation explanation =
                known ? explaining.request(subject) : explaining.expression(subject, demand(), config.master());
        print(explanation, config, now);
        if (!known && explanation.state() == Explanation.State.no_match) {
            Progress.of(spec, world)
                    .say("Nor is a request of that id known in pool " + config.pool() + "."
                            + Meant.text(subject, snapshot.requests().keySet()));
        }
        return explanation.isHopeless() ? ExitCode.REFUSED : ExitCode.OK;
    }

    private Demand demand() {
        try {
            return Demands.parse(subject, 0).demand();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(), "it is no request of this pool, and no expression: " + e.getMessage(), e);
        }
    }

    private void print(Explanation explanation, BerthConfig config, Instant now) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.isForPrograms()) {
            output.printValue(out, explanation.fields(config.pool().value(), now));
            return;
        }
        AgentRows form = new AgentRows(false, false, now);
        List<Map<String, Object>> rows = explanation.agents().stream()
                .map(AgentRecords::agent)
                .map(form::row)
                .toList();
        if (output.isTable()) {
            explanation.lines().forEach(out::println);
            if (!rows.isEmpty()) {
                out.println();
            }
        }
        if (!rows.isEmpty()) {
            output.print(out, rows, AGENTS, Globals.of(spec.commandLine()).paint(world));
        }
        out.flush();
    }
}
