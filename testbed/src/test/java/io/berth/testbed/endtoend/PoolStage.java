package io.berth.testbed.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.CommandOutcome;
import io.berth.master.Operator;
import io.berth.master.Reservation;
import io.berth.master.ReservationRequest;
import io.berth.master.ReservedAgent;
import io.berth.reservation.name.PoolName;
import io.berth.schemas.code.AgentStatus;
import io.berth.schemas.code.Outcome;
import io.berth.schemas.event.AgentCleaned;
import io.berth.schemas.event.AgentRegistered;
import io.berth.schemas.event.ReservationEnded;
import io.berth.schemas.state.AgentState;
import io.berth.testbed.log.EventLog;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.World;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Masters by the real library, machines and an operator, on pools of the shared service. For one class of tests. */
final class PoolStage implements AutoCloseable {
    private final String pool;
    private final Machines machines;
    private final Map<String, Berth> masters = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    /** @param pool where everything happens for which no other pool is named */
    PoolStage(String pool) {
        this.pool = pool;
        this.machines = new Machines(SharedService.get().bootstrapServers());
    }

    /** @return a machine that cleans up, registered */
    Machine machine(String name, String... tags) {
        return machineIn(pool, name, true, tags);
    }

    /** As {@link #machine}, in another pool. */
    Machine machineIn(String otherPool, String name, boolean cleans, String... tags) {
        Machine machine = machines.start(otherPool, name, List.of(tags), cleans);
        // Not until it is free: somebody may have waited for it.
        events().await(
                        otherPool + "/" + name + " is registered",
                        AgentRegistered.class,
                        event -> event.getPool().equals(otherPool)
                                && event.getAgent().equals(name));
        return machine;
    }

    /** @return another machine that takes itself for the same agent */
    Machine twin(Machine machine, String... tags) {
        return machines.twin(machine, List.of(tags));
    }

    /** @return the master of that name, connected; the same for all who ask */
    Berth master(String name) {
        return masters.computeIfAbsent(
                name, master -> Berth.connect(BerthConfig.of(SharedService.get().bootstrapServers(), master)));
    }

    /** The process of the master is gone: what it holds it renews no more, what waits is cancelled. */
    void disconnect(String name) {
        masters.remove(name).close();
    }

    Asked ask(String master, ReservationRequest.Builder wish) {
        return askIn(pool, master, wish);
    }

    Asked askIn(String otherPool, String master, ReservationRequest.Builder wish) {
        return new Asked(master(master), otherPool, master + "-" + requests.incrementAndGet(), wish);
    }

    Operator operator() {
        return operatorOf(pool);
    }

    Operator operatorOf(String otherPool) {
        return master("olga").operator(new PoolName(otherPool));
    }

    PoolName pool() {
        return new PoolName(pool);
    }

    static EventLog events() {
        return SharedService.get().events();
    }

    /** Waits until everybody can see the machine in that state. */
    AgentState await(Machine machine, AgentStatus status) {
        return SharedService.get().view().await(machine.pool(), machine.name().value(), status);
    }

    /** @return what the operator is told */
    static String confirmed(CompletableFuture<CommandOutcome> answer) {
        CommandOutcome outcome = Asked.await(answer);
        assertThat(outcome).isInstanceOf(CommandOutcome.Confirmed.class);
        return ((CommandOutcome.Confirmed) outcome).sentence();
    }

    /** Gives all agents back and waits until they are clean. */
    static void free(Reservation reservation) {
        List<ReservedAgent> agents = reservation.agents();
        Asked.await(reservation.free());
        agents.forEach(agent -> events().await(
                        agent.name() + " is clean after " + agent.epoch(),
                        AgentCleaned.class,
                        event -> event.getPool().equals(reservation.pool().value())
                                && event.getAgent().equals(agent.name().value())
                                && event.getEpoch() == agent.epoch()));
    }

    /** Waits until the reservation of an agent is over, and for this reason. */
    static ReservationEnded ended(Reservation reservation, Outcome reason) {
        long epoch = reservation.epoch();
        ReservationEnded ended = events().await(
                        reservation.requestId() + " loses " + reservation.agent(),
                        ReservationEnded.class,
                        event -> event.getRequest()
                                        .equals(reservation.requestId().value())
                                && event.getEpoch() == epoch);
        assertThat(ended.getReason()).isEqualTo(reason);
        return ended;
    }

    /** Everybody leaves; then {@code berth audit --replay} finds all that happened in these pools to be in order. */
    static void audit(PoolStage stage, String... pools) {
        stage.close();
        World world = SharedService.get().world();
        List<Child> audits = Arrays.stream(pools)
                .map(audited ->
                        world.berth("auditor", Optional.empty(), List.of("audit", "--replay", "--pool", audited)))
                .toList();
        audits.forEach(audit -> assertThat(audit.awaitExit(World.LIMIT))
                .as(audit.out() + audit.err())
                .isZero());
    }

    @Override
    public void close() {
        masters.values().forEach(Berth::close);
        machines.close();
    }
}
