package io.berth.testbed.demo;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.testbed.bench.Latencies;
import io.berth.testbed.bench.Load;
import io.berth.testbed.bench.SimulatedAgents;
import java.time.Duration;
import java.util.List;

/** A short load, measured as a master sees it, in a pool of its own. */
final class MeasuredLoad implements Scene {
    private static final int AGENTS = 30;
    private static final double PER_SECOND = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String title() {
        return "A measured load: 100 requests a second on " + AGENTS + " simulated agents";
    }

    @Override
    public void play(Stage stage) {
        String bootstrapServers = stage.world().bootstrapServers();
        try (SimulatedAgents agents =
                new SimulatedAgents(bootstrapServers, Stage.LOAD_POOL, AGENTS, List.of("linux"))) {
            agents.awaitAvailable(stage.view());
            try (Berth berth =
                    Berth.connect(BerthConfig.of(bootstrapServers, "load").withPool(Stage.LOAD_POOL))) {
                Load load = new Load(berth, List.of(Stage.LOAD_POOL), "linux", PER_SECOND);
                load.run(WARM_UP, PATIENCE);
                Latencies latencies = load.run(TIME, PATIENCE);
                stage.check(latencies.sentence(), latencies.complete());
                stage.say(
                        "an otherwise idle machine with two cores is to reach p50 <= 10 ms and p99 <= 40 ms; here eight"
                                + " processes share it ('./berth testbed latency' measures it alone)");
            }
        }
    }
}
