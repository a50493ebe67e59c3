package io.berth.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** In a process of its own, because the backend is configured once per process. */
class LoggingTest {
    @Test
    void writesOneLinePerEventWithNothingUnescaped() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sayings.class.getName())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        List<String> lines = out.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .endsWith("INFO  LoggingTest$Sayings one | forged?[2J?")
                .startsWith("20");
        assertThat(lines.get(1))
                .contains("ERROR LoggingTest$Sayings broken")
                .contains("java.lang.IllegalStateException: why | ? or so")
                .contains("Sayings.main(");
        assertThat(out).doesNotContain("\u001b");
    }

    /** Says what a stranger might make it say. */
    static final class Sayings {
        private Sayings() {}

        public static void main(String[] args) {
            Logging.configure();
            LoggerFactory.getLogger(Sayings.class).info("one\nforged\u001b[2J{}", "\u009b");
            LoggerFactory.getLogger(Sayings.class).error("broken", new IllegalStateException("why\n\u0007 or so"));
            LoggerFactory.getLogger("org.apache.kafka.Anything").info("chatter");
        }
    }
}
