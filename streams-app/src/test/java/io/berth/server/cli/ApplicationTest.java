package io.berth.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.schemas.codec.Codecs;
import io.berth.server.health.FailureBudget;
import io.berth.server.health.ServiceMetrics;
import io.berth.server.topology.PresenceTopology;
import io.berth.server.wire.Skips;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done about a thread that failed. Nothing is started, so no broker is needed. */
class ApplicationTest {
    private final Application application = new Application(
            PresenceTopology.build(Codecs.bundled(), Duration.ofSeconds(30), Skips.NONE, new ServiceMetrics()),
            settings(),
            FailureBudget.standard());

    @AfterEach
    void close() {
        application.close(Duration.ofSeconds(10));
    }

    @Test
    void anotherThreadTakesThePlaceOfOneThatFailed() {
        assertThat(application.onFailure(new StreamsException(new IllegalStateException("once"))))
                .isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
    }

    @Test
    void endsAtOnceForAnErrorOfTheJvm() {
        assertThat(application.onFailure(new OutOfMemoryError("Java heap space")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
        assertThat(application.onFailure(new StreamsException(new NoClassDefFoundError("gone"))))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    @Test
    void endsWhenThreadsFailTooOften() {
        for (int i = 0; i < 3; i++) {
            application.onFailure(new IllegalStateException("again"));
        }

        assertThat(application.onFailure(new IllegalStateException("again")))
                .isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put("application.id", "test");
        settings.put("bootstrap.servers", "127.0.0.1:1");
        return settings;
    }
}
