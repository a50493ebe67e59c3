package io.berth.testbed.bench;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.reservation.timing.Lengths;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.World;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The measurement of the issue: a broker, the service in its own process, a real master, simulated agents. */
public final class LatencyRun {
    private static final String POOL = "latency";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration REST = Duration.ofSeconds(10);

    private final double perSecond;
    private final Duration warmUp;
    private final Duration time;
    private final int agents;
    private final int services;

    /**
     * @param agents how many agents share the load
     * @param services how many processes run the service
     */
    public LatencyRun(double perSecond, Duration warmUp, Duration time, int agents, int services) {
        this.perSecond = perSecond;
        this.warmUp = warmUp;
        this.time = time;
        this.agents = agents;
        this.services = services;
    }

    /**
     * @param atRest by how much the transaction log grew while nothing was asked for
     * @param restSeconds for how long that was watched
     */
    public record Result(Latencies latencies, long atRest, long restSeconds) {
        /** @return lines for people */
        public String text() {
            return latencies.sentence()
                    + System.lineSeparator()
                    + String.format(
                            Locale.ROOT,
                            "at rest, agents heartbeating: the transaction log grew by %d records in %d s",
                            atRest,
                            restSeconds);
        }

        /** @return a JSON object */
        public String json() {
            return "{" + latencies.json() + ",\"transactionRecordsAtRest\":" + atRest + ",\"restSeconds\":"
                    + restSeconds + "}";
        }
    }

    /** @param progress is told in words what goes on */
    public Result run(Consumer<String> progress) {
        try (Cleanup cleanup = new Cleanup()) {
            progress.accept("starting a broker and the service");
            EmbeddedBroker broker = EmbeddedBroker.start();
            cleanup.add(broker, broker::close);
            World world = new World(broker.bootstrapServers());
            cleanup.add(world, world::close);
            for (int i = 1; i <= services; i++) {
                World.awaitReady(world.service("service-" + i, settings -> settings.with("berth.pools", POOL)));
            }
            try (SimulatedAgents simulated =
                            new SimulatedAgents(broker.bootstrapServers(), POOL, agents, List.of("linux"));
                    PoolView view = new PoolView(broker.bootstrapServers())) {
                simulated.awaitAvailable(view);
                return measure(broker.bootstrapServers(), progress);
            }
        }
    }

    private Result measure(String bootstrapServers, Consumer<String> progress) {
        try (Berth berth =
                Berth.connect(BerthConfig.of(bootstrapServers, "bench").withPool(POOL))) {
            Load load = new Load(berth, List.of(POOL), "linux", perSecond);
            progress.accept("warming up for " + Lengths.text(warmUp));
            load.run(warmUp, PATIENCE);
            progress.accept("measuring for " + Lengths.text(time));
            Latencies latencies = load.run(time, PATIENCE);
            progress.accept("watching " + Lengths.text(REST) + " of rest");
            return new Result(latencies, TransactionLog.growth(bootstrapServers, REST), REST.toSeconds());
        }
    }
}
