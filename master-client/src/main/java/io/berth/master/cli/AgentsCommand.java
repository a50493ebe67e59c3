package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.transport.AgentRecords;
import io.berth.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth agents}: who is there, and what they do. */
@Command(
        name = "agents",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the agents of a pool, their state and whom they serve.",
            "Of one that is out of service it says who took it out, why and for how long; and whether the"
                    + " pool is on hold.",
            "lost: reserved and not heard of; nobody else gets it. draining: reserved, and gets no work"
                    + " after that."
        },
        footer = {"", "Example:", "  berth agents --pool ios -o json"})
final class AgentsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("name", "state", "holder", "request", "since", "epoch", "tags");

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = {"-A", "--all-pools"},
            description = "Those of every pool.")
    private boolean allPools;

    AgentsCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        BerthConfig config = BerthCli.config(spec, world);
        AgentRecords agents = new AgentRecords(agent -> allPools || agent.pool().equals(config.pool()));
        world.backend().read(config, Topics.AGENTS, agents);
        Instant now = world.clock().instant();
        AgentRows form = new AgentRows(output.isJson(), allPools, now);
        List<Map<String, Object>> rows = agents.all().stream().map(form::row).toList();
        List<String> columns = new ArrayList<>(COLUMNS);
        if (rows.stream().anyMatch(row -> row.get("note") != null)) {
            columns.add("note");
        }
        output.print(spec.commandLine().getOut(), rows, columns);
        Progress progress = Progress.of(spec, world);
        if (rows.isEmpty()) {
            progress.say("No agent is registered in " + (allPools ? "any pool." : "pool " + config.pool() + "."));
        }
        PoolHolds.say(world.backend(), config, allPools, progress, now);
        return ExitCode.OK;
    }
}
