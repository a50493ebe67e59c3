package io.berth.server.cli;

import io.berth.schemas.codec.WireCodec;
import io.berth.server.config.ServerConfig;
import io.berth.server.config.StreamsSettings;
import io.berth.server.health.FailureBudget;
import io.berth.server.health.HealthServer;
import io.berth.server.health.ServiceHealth;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.timer.ClockWatch;
import io.berth.server.topology.PresenceTopology;
import io.berth.server.topology.ReservationsTopology;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both applications, their health, and the order in which they start and stop. */
final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** Together well below the 30 s after which service managers commonly kill. */
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    /** Threads that wait on a clock that was set back may never end; those that still can are done sooner. */
    private static final Duration SET_BACK_PATIENCE = Duration.ofSeconds(2);

    private final ServerConfig config;
    private final WireCodec codec;
    private final ServiceMetrics metrics = new ServiceMetrics();
    private final Application reservations;
    private final Application presence;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final CompletableFuture<Duration> setBack = new CompletableFuture<>();
    private final ScheduledExecutorService clockWatch = Executors.newSingleThreadScheduledExecutor(Service::daemon);
    private HealthServer health;
    private volatile boolean configured;
    private boolean closed;

    /** @param commandPartitions how many partitions the command log has */
    Service(ServerConfig config, WireCodec codec, int commandPartitions) {
        this.config = config;
        this.codec = codec;
        // Each has its own budget: trouble of one must not use up the patience with the other.
        this.reservations = new Application(
                ReservationsTopology.build(codec, commandPartitions, config.skips(), metrics),
                StreamsSettings.reservations(config),
                FailureBudget.standard());
        this.presence = new Application(
                PresenceTopology.build(codec, config.agentTimeout(), config.skips(), metrics),
                StreamsSettings.presence(config),
                FailureBudget.standard());
    }

    /** Starts everything and returns when requests are decided, or when it was stopped before that. */
    void start() throws CannotRunException, InterruptedException {
        startHealth();
        // Before anything is decided: a request to a pool that nobody configured yet is refused for good.
        PoolConfigurer.configure(StreamsSettings.producer(config), codec, config.pools());
        configured = true;
        if (stopped.isDone()) {
            return;
        }
        watchClock();
        presence.start();
        reservations.start();
        // No limit: a restore takes as long as it takes, and /ready says so meanwhile.
        await(CompletableFuture.allOf(reservations.running(), presence.running()));
    }

    private void watchClock() {
        ClockWatch watch = ClockWatch.begin();
        Runnable look = () -> {
            Duration back = watch.look();
            if (!back.isZero()) {
                setBack.complete(back);
            }
        };
        clockWatch.scheduleWithFixedDelay(
                look, ClockWatch.INTERVAL.toMillis(), ClockWatch.INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return the line that says that the service is at work */
    String readyLine() {
        return "berth-server ready: pools "
                + String.join(
                        ", ",
                        config.pools().keySet().stream().map(Object::toString).toList())
                + "; " + reservations.id() + " and " + presence.id() + " running on " + config.bootstrapServers()
                + healthAddress()
                        .map(at -> "; health on http://" + at.getHostString() + ":" + at.getPort())
                        .orElse("");
    }

    /** @return where health is served, once started and where it is configured */
    synchronized Optional<InetSocketAddress> healthAddress() {
        return Optional.ofNullable(health).map(HealthServer::address);
    }

    /** Returns when the service was closed; throws when one of its applications died or the clock was set back. */
    void awaitEnd() throws CannotRunException, InterruptedException {
        await(stopped);
    }

    /** Idempotent. Returns when both applications have left their groups, or after 20 s. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopped.complete(null);
        // RESERVATIONS first: another instance may take over its pools while PRESENCE still closes.
        clockWatch.shutdownNow();
        Duration patience = setBack.isDone() ? SET_BACK_PATIENCE : CLOSE_PATIENCE;
        boolean inTime = reservations.close(patience);
        inTime &= presence.close(patience);
        if (!inTime) {
            LOG.warn("Not everything closed in time; another instance takes over after the session timeout");
        }
        if (health != null) {
            health.close();
        }
    }

    /** @return whether it was closed, also while that still goes on */
    boolean isClosed() {
        return stopped.isDone();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "berth-clock-watch");
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void startHealth() throws CannotRunException {
        if (config.health().isEmpty() || closed) {
            return;
        }
        InetSocketAddress address = config.health().get();
        try {
            health = HealthServer.start(
                    address,
                    () -> new ServiceHealth(
                            List.of(reservations.status(), presence.status()), configured, metrics.counts()));
        } catch (IOException taken) {
            throw new CannotRunException(
                    ExitCode.CONFIGURATION,
                    "Health cannot be served on " + address.getHostString() + ":" + address.getPort() + ": "
                            + taken.getMessage() + ". Choose another berth.health.port or berth.health.address.",
                    taken);
        }
    }

    private void await(CompletableFuture<?> hoped) throws CannotRunException, InterruptedException {
        CompletableFuture<Application> died = new CompletableFuture<>();
        reservations.died().thenAccept(died::complete);
        presence.died().thenAccept(died::complete);
        try {
            CompletableFuture.anyOf(hoped, stopped, died, setBack).get();
        } catch (ExecutionException never) {
            throw new IllegalStateException("None of these futures can fail", never);
        }
        if (stopped.isDone()) {
            return;
        }
        if (setBack.isDone()) {
            throw new CannotRunException(
                    ExitCode.FAILED,
                    "The system clock was set back by " + setBack.join()
                            + ". Kafka's clients would stand still for as long,"
                            + " so the service ends; nothing that was decided is lost. Start it again; a service manager"
                            + " does that by itself.");
        }
        if (died.isDone()) {
            throw new CannotRunException(
                    ExitCode.FAILED,
                    died.join().id() + " has died, so the service ends; nothing that was decided is lost. The log above"
                            + " says why. Start it again; where it dies again, its input or its configuration is at"
                            + " fault. Where it is always the same record, the log names it and says how to go on"
                            + " without it.");
        }
    }
}
