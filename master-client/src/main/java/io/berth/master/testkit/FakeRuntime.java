package io.berth.master.testkit;

import io.berth.master.BerthConfig;
import io.berth.master.transport.AgentFeed;
import io.berth.master.transport.ClientRuntime;
import io.berth.master.transport.ClientThreads;
import io.berth.master.transport.Transport;
import io.berth.reservation.name.RequestId;

/** What a client runs on that is connected to a world in memory. */
final class FakeRuntime implements ClientRuntime {
    private final FakeWorld world;
    private final BerthConfig config;
    private final ClientThreads threads;
    private FakeTransport transport;

    FakeRuntime(FakeWorld world, BerthConfig config) {
        this.world = world;
        this.config = config;
        this.threads = new FakeThreads(world);
    }

    FakeTransport transport() {
        return transport;
    }

    @Override
    public long nanoTime() {
        return world.nanoTime();
    }

    @Override
    public RequestId newRequestId() {
        return world.newRequestId();
    }

    @Override
    public Transport open(Transport.Listener listener) {
        transport = world.connect(config.master(), listener);
        return transport;
    }

    @Override
    public AgentFeed agents() {
        return transport;
    }

    @Override
    public ClientThreads threads() {
        return threads;
    }
}
