package io.berth.testbed.endtoend;

import io.berth.schemas.code.AgentStatus;
import io.berth.testbed.broker.SharedBroker;
import io.berth.testbed.log.EventLog;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.Settings;
import io.berth.testbed.process.World;

/**
 * One service process with a few agent processes on the shared broker, for all tests that do not harm it. Tests keep apart
 * by their agents' tags and by the names of their masters and requests.
 */
final class SharedService {
    /** Short timeouts; its agents clean up. */
    static final String POOL = "fast";

    /** The policy that everybody has who sets nothing. */
    static final String DEFAULT_POOL = "default";

    /** Requests may say what they are for. */
    static final String OPEN_POOL = "open";

    private final World world;
    private final Child service;
    private final PoolView view;
    private final EventLog events;

    private SharedService(Cleanup cleanup) {
        String bootstrapServers = SharedBroker.get().bootstrapServers();
        this.world = new World(bootstrapServers);
        cleanup.add(world, world::close);
        this.service = world.service("service", SharedService::pools);
        World.awaitReady(service);
        this.view = new PoolView(bootstrapServers);
        cleanup.add(view, view::close);
        this.events = new EventLog(bootstrapServers, event -> {});
        cleanup.add(events, events::close);
    }

    static SharedService get() {
        return Holder.SHARED;
    }

    World world() {
        return world;
    }

    Child service() {
        return service;
    }

    PoolView view() {
        return view;
    }

    EventLog events() {
        return events;
    }

    String bootstrapServers() {
        return world.bootstrapServers();
    }

    /** @return an agent process whose hooks do nothing, free */
    Child agent(String name, String tags) {
        Child agent = world.agent(
                POOL,
                name,
                tags,
                settings -> settings.with("berth.heartbeat", "1s")
                        .with("berth.hook.on-reserved", "[\"/bin/true\"]")
                        .with("berth.hook.on-freed", "[\"/bin/true\"]"));
        view.await(POOL, name, AgentStatus.AVAILABLE);
        return agent;
    }

    private static Settings pools(Settings settings) {
        return settings.with("berth.pools", String.join(",", DEFAULT_POOL, POOL, OPEN_POOL))
                .with("berth.pool.fast.renewal-timeout", "3s")
                .with("berth.pool.fast.offer-timeout", "1s")
                .with("berth.pool.open.purpose", "shared")
                .with("berth.agent-timeout", "10s");
    }

    private static final class Holder {
        // Closed before the broker: cleanups run as shutdown hooks, so this one closes what it made in its own order.
        private static final SharedService SHARED = new SharedService(new Cleanup());
    }
}
