package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.state.AgentState;
import io.berth.schemas.state.AgentUse;
import io.berth.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
        description = "Lists the agents of a pool, their state and whom they serve.",
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
        Map<String, AgentState> agents = new TreeMap<>();
        world.backend().read(config, Topics.AGENTS, (key, value) -> {
            agents.remove(key);
            if (value instanceof AgentState agent
                    && (allPools || agent.getPool().equals(config.pool().value()))) {
                agents.put(key, agent);
            }
        });
        List<Map<String, Object>> rows = agents.values().stream().map(this::row).toList();
        output.print(spec.commandLine().getOut(), rows, COLUMNS);
        if (rows.isEmpty()) {
            Progress.of(spec.commandLine().getErr(), Globals.of(spec.commandLine()), world)
                    .say("No agent is registered in " + (allPools ? "any pool." : "pool " + config.pool() + "."));
        }
        return ExitCode.OK;
    }

    private Map<String, Object> row(AgentState agent) {
        AgentUse use = agent.getUse();
        Instant since = Instant.ofEpochMilli(agent.getSinceMs());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", allPools && !output.isJson() ? agent.getPool() + "/" + agent.getAgent() : agent.getAgent());
        row.put("pool", agent.getPool());
        row.put("state", state(agent));
        row.put("online", agent.getOnline());
        row.put("holder", use == null ? null : use.getMaster());
        row.put("request", use == null ? null : use.getRequest());
        row.put("ready", use != null && use.getReady());
        row.put(
                "since",
                output.isJson()
                        ? since
                        : Durations.shown(Duration.between(since, world.clock().instant())));
        row.put("epoch", agent.getEpoch() < 0 ? null : agent.getEpoch());
        row.put("tags", agent.getTags());
        return row;
    }

    private static String state(AgentState agent) {
        boolean lost = agent.getStatus() == AgentStatus.RESERVED && !agent.getOnline();
        return lost ? "lost" : agent.getStatus().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
