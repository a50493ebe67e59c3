package io.berth.testbed.endtoend;

import io.berth.schemas.code.AgentStatus;
import io.berth.testbed.broker.SharedBroker;
import io.berth.testbed.log.EventLog;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.Settings;
import io.berth.testbed.process.World;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One service process with a few agent processes on the shared broker, for all tests that do not harm it, in classes that
 * are extended with {@link Lifetime}. Tests keep apart by their agents' tags and by the names of their masters and
 * requests.
 */
final class SharedService implements AutoCloseable {
    /** Takes agents soon from masters that do not renew: only for tests of that, for a busy machine is such a master. */
    static final String IMPATIENT_POOL = "impatient";

    /** The policy that everybody has who sets nothing. */
    static final String DEFAULT_POOL = "default";

    /** Requests may say what they are for. */
    static final String OPEN_POOL = "open";

    private static volatile SharedService shared;

    private final Cleanup cleanup = new Cleanup();
    private final World world;
    private final Child service;
    private final PoolView view;
    private final EventLog events;

    private SharedService(String bootstrapServers) {
        this.world = new World(bootstrapServers);
        cleanup.add(world, world::close);
        this.service = world.service("service", SharedService::pools);
        World.awaitReady(service);
        this.view = new PoolView(bootstrapServers);
        cleanup.add(view, view::close);
        this.events = new EventLog(bootstrapServers, event -> {});
        cleanup.add(events, events::close);
    }

    /** @throws IllegalStateException in a class that is not extended with {@link Lifetime} */
    static SharedService get() {
        SharedService running = shared;
        if (running == null) {
            throw new IllegalStateException("Extend the test class with SharedService.Lifetime.");
        }
        return running;
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
    Child agent(String pool, String name, String tags) {
        Child agent = world.agent(
                pool,
                name,
                tags,
                settings -> settings.with("berth.heartbeat", "1s")
                        .with("berth.hook.on-reserved", "[\"/bin/true\"]")
                        .with("berth.hook.on-freed", "[\"/bin/true\"]"));
        view.await(pool, name, AgentStatus.AVAILABLE);
        return agent;
    }

    private static Settings pools(Settings settings) {
        return settings.with("berth.pools", String.join(",", DEFAULT_POOL, IMPATIENT_POOL, OPEN_POOL))
                .with("berth.pool.impatient.renewal-timeout", "5s")
                .with("berth.pool.open.purpose", "shared")
                .with("berth.agent-timeout", "10s");
    }

    @Override
    public void close() {
        shared = null;
        cleanup.close();
    }

    /**
     * Starts it for the first class that asks, and stops it after the last test: its processes must be gone before the
     * JVM ends, for Surefire ends a JVM that takes its time.
     */
    static final class Lifetime implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            // First, so that it is closed last.
            new SharedBroker.Lifetime().beforeAll(context);
            context.getRoot()
                    .getStore(Namespace.create(SharedService.class))
                    .computeIfAbsent(SharedService.class, key -> start());
        }

        private static SharedService start() {
            shared = new SharedService(SharedBroker.get().bootstrapServers());
            return shared;
        }
    }
}
