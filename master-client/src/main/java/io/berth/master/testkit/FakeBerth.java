package io.berth.master.testkit;

import io.berth.master.Berth;
import io.berth.master.BerthConfig;
import io.berth.master.Client;
import io.berth.master.CommandOutcome;
import io.berth.master.Operator;
import io.berth.master.PoolAgent;
import io.berth.master.ReservationRequest;
import io.berth.master.ReserveOutcome;
import io.berth.master.Subscription;
import io.berth.reservation.command.Command;
import io.berth.reservation.name.AgentName;
import io.berth.reservation.name.PoolName;
import io.berth.reservation.name.RequestId;
import io.berth.reservation.pool.PoolPolicy;
import io.berth.reservation.tag.TagSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A {@link Berth} in memory, for tests of code that reserves. The client, its session and the protocol of the pools are the
 * real ones; Kafka, the network, the machines and the time are not there.
 *
 * <pre>{@code
 * FakeBerth berth = FakeBerth.create().agent("mac-1", "macos", "xcode=15");
 * codeUnderTest.build(berth);
 * berth.advance(Duration.ofMinutes(10));
 * berth.machine("mac-1").revoke("maintenance");
 * }</pre>
 *
 * <p>Time stands still but for {@link #advance}, and a close that waits for an answer. Everything else happens at once, before
 * the call returns that brings it about: a request that can be served is reserved and ready when {@link #reserve} returns.
 * So code that blocks until an agent is free blocks for ever, unless another thread frees one or lets time pass.
 *
 * <p>There is no thread: callbacks, dependants of futures and choosers run on the thread whose call brought them about, one
 * callback at a time and at the time that it is about, before the call returns; those that a callback brings about run
 * after it. An {@link Error} that one throws, such as a failed assertion, comes out of that call; any other exception of a
 * callback is logged, as by the real client. Thread-safe, and the same calls give the same outcome if one thread makes them.
 */
public final class FakeBerth implements Berth {
    private final FakeWorld world;
    private final BerthConfig config;
    private final FakeTransport transport;
    private final Berth client;

    private FakeBerth(FakeWorld world, BerthConfig config) {
        FakeRuntime runtime = new FakeRuntime(world, config);
        this.world = world;
        this.config = config;
        this.client = new Client(config, runtime);
        this.transport = runtime.transport();
    }

    /** @return a master named {@code test}, and a pool with the default policy and no agents */
    public static FakeBerth create() {
        return create("test");
    }

    /** @throws IllegalArgumentException if it is no valid name of a master */
    public static FakeBerth create(String master) {
        return new FakeBerth(new FakeWorld(), BerthConfig.of("nowhere", master))
                .pool(BerthConfig.DEFAULT_POOL.value(), PoolPolicy.DEFAULT);
    }

    /** @return another master of the same pools, or another process of this one, in the same time */
    public FakeBerth as(String master) {
        return new FakeBerth(world, BerthConfig.of("nowhere", master));
    }

    /** Gives the default pool this policy. */
    public FakeBerth policy(PoolPolicy policy) {
        return pool(config.pool().value(), policy);
    }

    /** Another pool, or another policy for one. */
    public FakeBerth pool(String name, PoolPolicy policy) {
        PoolName pool = new PoolName(name);
        world.act(() -> {
            world.service().pool(pool);
            world.service().append(pool, new Command.ConfigurePool(policy));
        });
        return this;
    }

    /**
     * An agent comes to the default pool.
     *
     * @throws IllegalArgumentException if the name or a tag is not valid, or the agent is there already
     */
    public FakeBerth agent(String name, String... tags) {
        return agentIn(config.pool().value(), name, tags);
    }

    /** As {@link #agent}, in another pool, which must be there. */
    public FakeBerth agentIn(String pool, String name, String... tags) {
        PoolName in = existing(pool);
        FakeAgent machine = new FakeAgent(world, in, new AgentName(name), TagSet.of(tags));
        world.act(() -> {
            if (world.service().pool(in).machines().putIfAbsent(machine.name(), machine) != null) {
                throw new IllegalArgumentException("The agent " + pool + "/" + name + " is there already.");
            }
            machine.comeOnline();
        });
        return this;
    }

    /** @throws IllegalArgumentException if no such agent came to the default pool */
    public FakeAgent machine(String name) {
        return machineIn(config.pool().value(), name);
    }

    /** As {@link #machine}, in another pool. */
    public FakeAgent machineIn(String pool, String name) {
        PoolName in = existing(pool);
        FakeAgent machine = world.look(service -> service.pool(in).machines().get(new AgentName(name)));
        if (machine == null) {
            throw new IllegalArgumentException("No agent " + pool + "/" + name + " was made.");
        }
        return machine;
    }

    private PoolName existing(String pool) {
        PoolName name = new PoolName(pool);
        if (!world.look(service -> service.has(name))) {
            throw new IllegalArgumentException("There is no pool " + pool + ". Make it with pool().");
        }
        return name;
    }

    /**
     * So much time passes: renewals are sent, timeouts end what they end, callbacks come when they are due.
     *
     * @param time not negative
     * @throws IllegalStateException in a callback, which would hold up all others; a chooser may
     */
    public FakeBerth advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time does not go back.");
        }
        world.advance(time);
        return this;
    }

    /** @return the time on the wall; it begins with the year 2000 */
    public Instant now() {
        return world.now();
    }

    /** This master cannot reach Kafka: what it sends is lost, what it is told waits. The service and others go on. */
    public FakeBerth disconnect() {
        world.act(() -> transport.cutOff(true));
        return this;
    }

    /** It can again. */
    public FakeBerth reconnect() {
        world.act(() -> transport.cutOff(false));
        return this;
    }

    /** The service is down, for everybody: what is sent waits in the log, and no timeout of the service runs. */
    public FakeBerth stopService() {
        world.act(world.service()::stop);
        return this;
    }

    /** The service is up: it decides what waits in the log, and its timeouts begin anew. */
    public FakeBerth startService() {
        world.act(() -> world.service().start(world.nanoTime()));
        return this;
    }

    @Override
    public CompletableFuture<ReserveOutcome> reserve(ReservationRequest request) {
        return client.reserve(request);
    }

    @Override
    public CompletableFuture<CommandOutcome> cancel(PoolName pool, RequestId request) {
        return client.cancel(pool, request);
    }

    @Override
    public CompletableFuture<CommandOutcome> free(PoolName pool, AgentName agent, long epoch) {
        return client.free(pool, agent, epoch);
    }

    @Override
    public CompletableFuture<CommandOutcome> renew(PoolName pool, AgentName agent, long epoch, boolean busy) {
        return client.renew(pool, agent, epoch, busy);
    }

    @Override
    public CompletableFuture<CommandOutcome> extend(
            PoolName pool, AgentName agent, long epoch, int extension, Duration length, Optional<String> debugging) {
        return client.extend(pool, agent, epoch, extension, length, debugging);
    }

    @Override
    public CompletableFuture<CommandOutcome> changePriority(PoolName pool, RequestId request, int priority) {
        return client.changePriority(pool, request, priority);
    }

    @Override
    public CompletableFuture<List<PoolAgent>> agents(PoolName pool) {
        return client.agents(pool);
    }

    @Override
    public Subscription onAvailable(PoolName pool, String tags, Consumer<PoolAgent> callback) {
        return client.onAvailable(pool, tags, callback);
    }

    @Override
    public Operator operator(PoolName pool) {
        return client.operator(pool);
    }

    /** As that of the real client: no longer than ten seconds, of the time that {@link #advance} is about. */
    @Override
    public void close() {
        client.close();
    }
}
