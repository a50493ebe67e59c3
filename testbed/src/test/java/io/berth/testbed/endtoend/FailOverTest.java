package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.code.Select;
import io.berth.schemas.command.RequestAgent;
import io.berth.schemas.event.AgentReserved;
import io.berth.schemas.event.RequestAccepted;
import io.berth.schemas.event.RequestEnded;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.event.ReservationReady;
import io.berth.schemas.topic.Topics;
import io.berth.testbed.bench.Latencies;
import io.berth.testbed.bench.Load;
import io.berth.testbed.bench.SimulatedAgents;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.EventLog;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.Settings;
import io.berth.testbed.process.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

/** Two service processes, one of them killed in the middle of a load on every partition: whichever it owned is hit. */
class FailOverTest {
    private static final List<String> POOLS = onePoolForEachPartition();
    private static final int AGENTS_PER_POOL = 4;
    private static final double PER_SECOND = 24;

    /** Generous, as a limit on waiting; what was measured is printed. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void killedServiceLosesNothingAndGrantsNothingTwice() {
        try (Cleanup cleanup = new Cleanup()) {
            EmbeddedBroker broker = EmbeddedBroker.start();
            cleanup.add(broker, broker::close);
            World world = new World(broker.bootstrapServers());
            cleanup.add(world, world::close);
            Child doomed = service(world, "service-a", settings -> settings);
            World.awaitReady(doomed);
            Child survivor = service(world, "service-b", settings -> settings);
            World.awaitReady(survivor);

            PoolView view = new PoolView(broker.bootstrapServers());
            cleanup.add(view, view::close);
            Grants grants = new Grants();
            EventLog events = new EventLog(broker.bootstrapServers(), grants::see);
            cleanup.add(events, events::close);
            for (String pool : POOLS) {
                SimulatedAgents agents =
                        new SimulatedAgents(broker.bootstrapServers(), pool, AGENTS_PER_POOL, List.of("linux"));
                cleanup.add(agents, agents::close);
                agents.awaitAvailable(view);
            }

            Latencies latencies = loadWhile(broker.bootstrapServers(), () -> {
                events.await("the load runs", AgentReserved.class, event -> true);
                events.awaitMore("the load is well under way", AgentReserved.class, (int) (4 * PER_SECOND));
                grants.disaster();
                doomed.kill();
            });
            System.out.println("Fail-over of a killed service: the next grant came after "
                    + grants.longestGap().toMillis() + " ms in the pool that waited longest; " + latencies.sentence());

            assertThat(latencies.refused()).isZero();
            assertThat(latencies.unanswered()).isZero();
            assertThat(survivor.isAlive()).isTrue();
            assertEachRequestWasServedOnce(events, latencies.requests());
            assertAuditIsClean(world);
        }
    }

    @Test
    void reservationThatNobodyRenewsExpiresAlsoWhenItsServiceIsKilled() {
        try (Cleanup cleanup = new Cleanup()) {
            EmbeddedBroker broker = EmbeddedBroker.start();
            cleanup.add(broker, broker::close);
            World world = new World(broker.bootstrapServers());
            cleanup.add(world, world::close);
            // Alone when the other comes, so it owns some of the partitions, whichever the other is given.
            Child doomed = service(world, "service-a", FailOverTest::withShortRenewal);
            World.awaitReady(doomed);
            Child survivor = service(world, "service-b", FailOverTest::withShortRenewal);
            World.awaitReady(survivor);
            PoolView view = new PoolView(broker.bootstrapServers());
            cleanup.add(view, view::close);
            EventLog events = new EventLog(broker.bootstrapServers(), event -> {});
            cleanup.add(events, events::close);
            Wire wire = new Wire(broker.bootstrapServers());
            cleanup.add(wire, wire::close);
            for (String pool : POOLS) {
                SimulatedAgents agents = new SimulatedAgents(broker.bootstrapServers(), pool, 1, List.of("linux"));
                cleanup.add(agents, agents::close);
                agents.awaitAvailable(view);
            }

            POOLS.forEach(pool -> wire.send(Topics.COMMANDS, pool, wire.bytes(request(pool))));
            events.awaitMore("each pool's agent is prepared", ReservationReady.class, POOLS.size());
            assertThat(events.of(ReservationEnded.class)).as("ended too early").isEmpty();
            doomed.kill();

            events.awaitMore("each reservation ends", ReservationEnded.class, POOLS.size());
            assertThat(survivor.isAlive()).isTrue();
            assertThat(events.of(ReservationEnded.class))
                    .hasSize(POOLS.size())
                    .allMatch(ended -> ended.getReason() == Outcome.RENEWAL_EXPIRED);
            assertThat(events.of(ReservationEnded.class).map(ReservationEnded::getPool))
                    .containsExactlyInAnyOrderElementsOf(POOLS);
            assertAuditIsClean(world);
        }
    }

    private static Settings withShortRenewal(Settings settings) {
        Settings all = settings;
        for (String pool : POOLS) {
            all = all.with("berth.pool." + pool + ".renewal-timeout", "20s");
        }
        return all;
    }

    private static RequestAgent request(String pool) {
        return RequestAgent.newBuilder()
                .setPool(pool)
                .setRequest("held-in-" + pool)
                .setMaster("never-renews")
                .setExpression("linux")
                .setTogether(List.of())
                .setFallbacks(List.of())
                .setSelect(Select.FIRST)
                .build();
    }

    private static void assertAuditIsClean(World world) {
        Child audit = world.berth("auditor", Optional.empty(), List.of("audit"));
        assertThat(audit.awaitExit(World.LIMIT)).as(audit.out() + audit.err()).isZero();
    }

    private static Latencies loadWhile(String bootstrapServers, Runnable disaster) {
        try (Berth berth = Berth.connect(BerthConfig.of(bootstrapServers, "steady"))) {
            Load load = new Load(berth, POOLS, "linux", PER_SECOND);
            CompletableFuture<Latencies> running =
                    CompletableFuture.supplyAsync(() -> load.run(Duration.ofSeconds(18), PATIENCE));
            disaster.run();
            return running.join();
        }
    }

    private static void assertEachRequestWasServedOnce(EventLog events, int requests) {
        events.awaitMore("every request is over", RequestEnded.class, requests);
        List<String> reserved =
                events.of(AgentReserved.class).map(AgentReserved::getRequest).toList();
        assertThat(reserved).doesNotHaveDuplicates().hasSize(requests);
        assertThat(events.of(RequestAccepted.class)
                        .map(RequestAccepted::getRequest)
                        .toList())
                .doesNotHaveDuplicates()
                .hasSize(requests);
        assertThat(events.of(RequestEnded.class).map(RequestEnded::getRequest).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(reserved);
    }

    private static Child service(World world, String name, UnaryOperator<Settings> more) {
        return world.service(name, settings -> more.apply(settings.with("berth.pools", String.join(",", POOLS))));
    }

    private static List<String> onePoolForEachPartition() {
        TreeMap<Integer, String> pools = new TreeMap<>();
        for (int i = 0; pools.size() < Topics.COMMANDS.partitions(); i++) {
            String pool = "pool-" + i;
            int partition = Utils.toPositive(Utils.murmur2(pool.getBytes(StandardCharsets.UTF_8)))
                    % Topics.COMMANDS.partitions();
            pools.putIfAbsent(partition, pool);
        }
        return List.copyOf(pools.values());
    }

    /** When each pool had its first grant after the disaster. */
    private static final class Grants {
        private final Map<String, Long> firstAfter = new ConcurrentHashMap<>();
        private volatile long disaster;

        void disaster() {
            firstAfter.clear();
            disaster = System.nanoTime();
        }

        void see(SpecificRecord event) {
            if (event instanceof AgentReserved reserved) {
                firstAfter.putIfAbsent(reserved.getPool(), System.nanoTime());
            }
        }

        Duration longestGap() {
            return Duration.ofNanos(firstAfter.values().stream()
                    .mapToLong(seen -> seen - disaster)
                    .max()
                    .orElseThrow());
        }
    }
}
