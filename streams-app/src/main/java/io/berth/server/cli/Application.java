package io.berth.server.cli;

import io.berth.server.health.FailureBudget;
import io.berth.server.health.StreamsStatus;
import io.berth.server.timer.SteadyTime;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka Streams application of the service, from start to end. Thread-safe. */
final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final String id;
    private final KafkaStreams streams;
    private final FailureBudget budget;
    private final CompletableFuture<Application> running = new CompletableFuture<>();
    private final CompletableFuture<Application> died = new CompletableFuture<>();

    Application(Topology topology, Properties settings, FailureBudget budget) {
        this.id = settings.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
        this.budget = budget;
        this.streams = new KafkaStreams(topology, settings, SteadyTime.begin());
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> onState(now));
    }

    String id() {
        return id;
    }

    void start() {
        streams.start();
    }

    /** @return completes when it does its work for the first time */
    CompletableFuture<Application> running() {
        return running;
    }

    /** @return completes when it has ended without being asked to */
    CompletableFuture<Application> died() {
        return died;
    }

    StreamsStatus status() {
        int live = (int) streams.metadataForLocalThreads().stream()
                .filter(thread -> !thread.threadState().equals("DEAD"))
                .count();
        return new StreamsStatus(id, streams.state(), live);
    }

    /**
     * Leaves the group, so that another instance takes over at once instead of after the session timeout.
     *
     * @return whether it was done in time
     */
    boolean close(Duration patience) {
        return streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(patience));
    }

    private void onState(KafkaStreams.State now) {
        LOG.info("{} is {}", id, now);
        if (now == KafkaStreams.State.RUNNING) {
            running.complete(this);
        } else if (now == KafkaStreams.State.ERROR) {
            died.complete(this);
        }
    }

    StreamThreadExceptionResponse onFailure(Throwable failure) {
        if (isError(failure)) {
            // What is left of this JVM is not to be trusted; a new thread in it would fail the same way, or worse.
            LOG.error("A thread of {} ended by an error of the JVM; the service ends", id, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (budget.spend(System.nanoTime())) {
            LOG.error("A thread of {} failed; nothing is lost, another takes its place", id, failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("A thread of {} failed again, too often to go on; the service ends", id, failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isError(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error) {
                return true;
            }
        }
        return false;
    }
}
