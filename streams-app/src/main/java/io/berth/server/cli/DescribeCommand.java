package io.berth.server.cli;

import io.berth.schemas.codec.Codecs;
import io.berth.schemas.codec.WireCodec;
import io.berth.schemas.topic.Topics;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.topology.PresenceTopology;
import io.berth.server.topology.ReservationsTopology;
import io.berth.server.wire.Skips;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth-server describe}: what flows where. Needs no broker, no registry and no configuration. */
@Command(
        name = "describe",
        description = "Shows the topics, stores and nodes of both applications. Needs no broker.",
        mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {
    @Mixin
    private OutputOption output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<TopologyView> views = views();
        PrintWriter out = spec.commandLine().getOut();
        if (output.isJson()) {
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("applications", views.stream().map(TopologyView::json).toList());
            whole.put("topics", Topics.all());
            out.println(OutputOption.json(whole));
        } else {
            views.forEach(view -> out.println(view.text()));
        }
        out.flush();
        return ExitCode.OK;
    }

    static List<TopologyView> views() {
        WireCodec codec = Codecs.of(Map.of());
        ServiceMetrics metrics = new ServiceMetrics();
        return List.of(
                new TopologyView(
                        "RESERVATIONS",
                        "exactly-once",
                        ReservationsTopology.build(codec, Topics.COMMANDS.partitions(), Skips.NONE, metrics)
                                .describe()),
                new TopologyView(
                        "PRESENCE",
                        "at-least-once",
                        PresenceTopology.build(codec, Duration.ofSeconds(30), Skips.NONE, metrics)
                                .describe()));
    }
}
