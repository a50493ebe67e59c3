package io.berth.testbed.endtoend;

import io.berth.schemas.code.AgentStatus;
import io.berth.testbed.broker.SharedBroker;
import io.berth.testbed.log.EventLog;
import io.berth.testbed.log.PoolView;
import io.berth.testbed.process.Child;
import io.berth.testbed.process.Cleanup;
import io.berth.testbed.process.Settings;
import io.berth.testbed.process.World;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /** A request is overtaken there once, and not again; two masters have a quota. */
    static final String ORDER_POOL = "order";

    /** Lets agents that do not clean up rest for a short time. */
    static final String TIMING_POOL = "timing";

    /** Takes few expiries for a fault that is not the masters'. */
    static final String RECONCILED_POOL = "reconciled";

    /** Each for one class of tests, with the policy that everybody has who sets nothing. */
    static final String MATCHING_POOL = "matching";

    static final String GROUPS_POOL = "groups";
    static final String HOLDING_POOL = "holding";
    static final String OPERATORS_POOL = "operators";

    /** An operator may put it on hold. */
    static final String STOPPED_POOL = "stopped";

    /** Gives up a waiting request soon whose master is not heard of. */
    static final String HUSHED_POOL = "hushed";

    /** Gives up an agent soon that does not get ready. */
    static final String PROMPT_POOL = "prompt";

    /** Gives up an agent soon that does not clean up. */
    static final String TIDY_POOL = "tidy";

    /** For the commands that look. */
    static final String LOOKED_AT_POOL = "looked-at";

    /** Has many agents that are only said to be there. */
    static final String CROWDED_POOL = "crowded";

    private static final List<String> POOLS = List.of(
            DEFAULT_POOL,
            IMPATIENT_POOL,
            OPEN_POOL,
            MATCHING_POOL,
            ORDER_POOL,
            GROUPS_POOL,
            HOLDING_POOL,
            TIMING_POOL,
            OPERATORS_POOL,
            STOPPED_POOL,
            HUSHED_POOL,
            PROMPT_POOL,
            TIDY_POOL,
            LOOKED_AT_POOL,
            RECONCILED_POOL,
            CROWDED_POOL);

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
        return agent(pool, name, tags, settings -> settings);
    }

    /** As {@link #agent(String, String, String)}, with other or more settings. */
    Child agent(String pool, String name, String tags, UnaryOperator<Settings> more) {
        Child agent = world.agent(
                pool,
                name,
                tags,
                settings -> more.apply(settings.with("berth.heartbeat", "1s")
                        .with("berth.hook.on-reserved", "[\"/bin/true\"]")
                        .with("berth.hook.on-freed", "[\"/bin/true\"]")));
        view.await(pool, name, AgentStatus.AVAILABLE);
        return agent;
    }

    private static Settings pools(Settings settings) {
        return settings.with("berth.pools", String.join(",", POOLS))
                .with("berth.pool.impatient.renewal-timeout", "5s")
                .with("berth.pool.open.purpose", "shared")
                .with("berth.pool.order.max-overtakes", "1")
                .with("berth.pool.order.share.quentin", "held=1, waiting=1")
                .with("berth.pool.order.share.quincy", "held=1, waiting=1")
                .with("berth.pool.hushed.silence-timeout", "5s")
                .with("berth.pool.prompt.start-timeout", "1s")
                .with("berth.pool.tidy.cleaning-timeout", "1s")
                .with("berth.pool.timing.lock-delay", "1s")
                .with("berth.pool.reconciled.max-expiries", "2")
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
