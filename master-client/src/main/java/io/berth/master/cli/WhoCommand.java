package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.reservation.name.AgentName;
import io.berth.schemas.state.AgentState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth who}: who has what. */
@Command(
        name = "who",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the masters that hold agents of the pool or wait for some, and what each may have.",
            "Of one agent it says who has it, since when, whether a job runs on it, and when the hold limit is reached."
        },
        footer = {
            "",
            "Examples:",
            "  berth who",
            "  berth who mac-07",
            "  berth who mac-07 -o name",
            "  berth who -o json | jq -r 'max_by(.holds).master'"
        })
final class WhoCommand implements Callable<Integer> {
    private static final Columns MASTERS = new Columns(
            List.of("master", "holds", "waiting", "longest", "weight", "most"),
            List.of("master", "pool", "holds", "waiting", "wanted", "longest", "weight", "most", "agents"),
            "master");
    private static final Columns HOLDER = new Columns(
            List.of("agent", "state", "holder", "request", "epoch", "since", "work", "note"),
            List.of("agent", "pool", "state", "holder", "request", "epoch", "since", "work", "ends", "note"),
            "holder");

    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Parameters(arity = "0..1", paramLabel = "AGENT", description = "The agent whose holder is asked for.")
    private String agent;

    WhoCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        AgentName name = agent == null ? null : AgentArgument.named(spec, agent);
        BerthConfig config = BerthCli.config(spec, world);
        PoolSnapshot snapshot = PoolSnapshot.read(world.backend(), config);
        WhoRows rows =
                new WhoRows(snapshot, output.isForPrograms(), world.clock().instant());
        Progress progress = Progress.of(spec, world);
        PrintWriter out = spec.commandLine().getOut();
        Paint paint = Globals.of(spec.commandLine()).paint(world);
        if (name == null) {
            List<Map<String, Object>> masters = rows.masters();
            output.print(out, masters, MASTERS, paint);
            if (masters.isEmpty()) {
                progress.say("Nobody holds an agent of pool " + config.pool() + " or waits for one.");
            }
            return ExitCode.OK;
        }
        AgentState state = snapshot.agents().get(name.value());
        if (state == null) {
            throw new Failure(
                    ExitCode.REFUSED,
                    "no agent " + name + " is registered in pool " + config.pool() + "."
                            + Meant.text(name.value(), snapshot.agents().keySet()) + " See `berth agents`.");
        }
        Map<String, Object> holder = rows.holder(state);
        if (output.isForPrograms()) {
            output.printValue(out, holder);
        } else {
            output.print(out, List.of(holder), HOLDER, paint);
        }
        if (holder.get("holder") == null) {
            progress.say("Nobody has " + name + " now. `berth history " + name + "` says who had it.");
        }
        return ExitCode.OK;
    }
}
