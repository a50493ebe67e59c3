package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.master.PoolAgent;
import io.berth.master.Reservation;
import io.berth.master.ReservationEnd;
import io.berth.master.ReservationRequest;
import io.berth.master.Subscription;
import io.berth.master.UnavailableException;
import io.berth.reservation.event.Outcome;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.code.AgentStatus;
import io.berth.testbed.broker.EmbeddedBroker;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Await;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that is away for a while, and what masters notice of it. A call that waited for it would never come back here. */
class OutageTest {
    private static final String POOL = "default";

    private final Cleanup cleanup = new Cleanup();
    private EmbeddedBroker broker;
    private World world;
    private Berth berth;
    private Berth other;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start();
        cleanup.add(broker, broker::close);
        world = new World(broker.bootstrapServers());
        cleanup.add(world, world::close);
        World.awaitReady(world.service("service", settings -> settings.with("berth.pools", POOL)));
        PoolView view = new PoolView(broker.bootstrapServers());
        cleanup.add(view, view::close);
        Machines machines = new Machines(broker.bootstrapServers());
        cleanup.add(machines, machines::close);
        for (String name : List.of("held", "freed")) {
            machines.start(POOL, name, List.of(name), true);
            view.await(POOL, name, AgentStatus.AVAILABLE);
        }
        berth = connect("mona");
        other = connect("otto");
    }

    @AfterEach
    void stop() {
        // Machines say goodbye, and wait until somebody hears it.
        broker.restart();
        cleanup.close();
    }

    @Test
    void brokerThatComesBackFindsAllHeldThatWasHeldAndAllFreedThatWasFreed() {
        Reservation held = ready("held", ReservationRequest.tags("held"));
        held.busy(true);
        Reservation freed = ready("freed", ReservationRequest.tags("freed"));
        List<String> available = new CopyOnWriteArrayList<>();
        List<String> availableToOther = new CopyOnWriteArrayList<>();
        Subscription subscription = berth.onAvailable(
                new PoolName(POOL), "freed", agent -> available.add(agent.name().value()));
        Asked next = new Asked(berth, POOL, "next", ReservationRequest.tags("freed"));
        next.waiting();
        assertThat(available).isEmpty();

        broker.stop();
        CompletableFuture<ReservationEnd> free = freed.free();
        Asked meanwhile = new Asked(berth, POOL, "meanwhile", ReservationRequest.tags("freed"));
        CompletableFuture<CommandOutcome> extension = held.extend(Duration.ofHours(1));
        held.busy(false);
        held.busy(true);
        Subscription late = other.onAvailable(
                new PoolName(POOL),
                "freed",
                agent -> availableToOther.add(agent.name().value()));
        assertThat(freed.isValid()).isFalse();
        assertThat(held.isValid()).isTrue();
        assertThat(List.of(free.isDone(), extension.isDone(), !meanwhile.isOpen()))
                .containsOnly(false);
        assertThat(broker.isRunning()).isFalse();

        broker.restart();
        assertThat(Asked.await(free).outcome()).contains(Outcome.FREED);
        assertThat(Asked.await(free).lost()).isFalse();
        assertThat(Asked.await(extension)).isEqualTo(new CommandOutcome.Extended(Duration.ofHours(1)));
        Reservation second = next.ready();
        Asked.await(second.free());
        Reservation third = meanwhile.ready();
        assertThat(third.epoch()).isGreaterThan(second.epoch()).isGreaterThan(freed.epoch());
        Asked.await(third.free());
        Await.until("the subscription goes on", World.LIMIT, () -> available.contains("freed"));
        subscription.close();
        Await.until("the other begins", World.LIMIT, () -> availableToOther.contains("freed"));
        late.close();

        assertThat(held.isValid()).isTrue();
        assertThat(held.ended()).isNotDone();
        PoolAgent shown = Asked.await(berth.agents(new PoolName(POOL))).get(1);
        assertThat(shown.name()).isEqualTo(held.agent());
        assertThat(shown.epoch()).isEqualTo(held.epoch());
        assertThat(shown.use().orElseThrow().master()).hasToString("mona");
        Asked.await(held.free());
        berth.close();
        other.close();
        Child audit = world.berth("auditor", Optional.empty(), List.of("audit", "--replay"));
        assertThat(audit.awaitExit(World.LIMIT)).as(audit.out() + audit.err()).isZero();
    }

    @Test
    void holderThatCannotRenewIsToldThatItLostTheAgentAndCanCloseWithoutTheBroker() {
        Reservation held = ready(
                "held",
                ReservationRequest.tags("held")
                        .renewalTimeout(Duration.ofSeconds(15))
                        .idleTimeout(Duration.ofSeconds(15)));
        held.busy(true);
        List<ReservationEnd> lost = new CopyOnWriteArrayList<>();
        held.onLost(lost::add);

        broker.stop();
        ReservationEnd end = Asked.await(held.ended());
        assertThat(end.lost()).isTrue();
        // The service did not end it: nobody could have told.
        assertThat(end.outcome()).isEmpty();
        assertThat(held.isValid()).isFalse();
        Await.until("the callback has run", World.LIMIT, () -> !lost.isEmpty());
        held.close();
        CompletableFuture<List<PoolAgent>> agents = berth.agents(new PoolName(POOL));
        berth.close();
        assertThat(agents)
                .failsWithin(World.LIMIT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfAny(IllegalStateException.class, UnavailableException.class);
        assertThat(broker.isRunning()).isFalse();
    }

    private Berth connect(String master) {
        return Berth.connect(BerthConfig.of(broker.bootstrapServers(), master)
                .withTimeouts(Duration.ofSeconds(30), Duration.ofSeconds(1)));
    }

    private Reservation ready(String id, ReservationRequest.Builder wish) {
        return new Asked(berth, POOL, id, wish).ready();
    }
}
