package io.berth.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped configuration of the log. */
class LogLinesTest {
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void configure() throws Exception {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(getClass().getResource("/berth-server-logback.xml"));
    }

    @Test
    void oneEventIsOneLineWhateverIsInIt() {
        String line = line("a\r\nERROR forged\u001b[2J\u0085b", null);

        assertThat(line).endsWith("\n").contains("a | ERROR forged").doesNotContain("\u001b", "\r");
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void aTraceIsOnTheSameLine() {
        String line = line("failed", new IllegalStateException("x\nforged", new RuntimeException("cause")));

        assertThat(line.lines()).hasSize(1);
        assertThat(line).contains("failed | ", "IllegalStateException: x | forged", "cause", "LogLinesTest");
    }

    @Test
    void aLineWithoutATraceEndsWithItsMessage() {
        assertThat(line("ready", null)).endsWith("ready" + System.lineSeparator());
    }

    @Test
    void kafkaSpeaksOnlyWhenSomethingIsWrong() {
        assertThat(context.getLogger("org.apache.kafka.clients.Metadata").getEffectiveLevel())
                .isEqualTo(Level.WARN);
        assertThat(context.getLogger("io.berth.server").getEffectiveLevel()).isEqualTo(Level.INFO);
    }

    private String line(String message, Throwable thrown) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> appender = (ConsoleAppender<ILoggingEvent>) root.getAppender("STDERR");
        LoggingEvent event = new LoggingEvent("caller", root, Level.INFO, message, thrown, null);
        return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
    }
}
