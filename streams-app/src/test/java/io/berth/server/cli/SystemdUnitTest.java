package io.berth.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The unit that operators install starts a command that exists, and knows its exit codes. */
class SystemdUnitTest {
    private static final Path UNIT = Path.of("..", "config", "systemd", "berth-server.service");

    @Test
    void startsACommandThatExists() throws IOException {
        List<String> words = Arrays.asList(setting("ExecStart").split(" "));

        assertThat(words.get(0)).endsWith("/bin/berth-server");
        assertThat(Path.of("..", "bin", "berth-server")).isExecutable();
        CommandLine.ParseResult parsed = BerthServer.commandLine()
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("run");
        assertThat(parsed.subcommand().hasMatchedOption("--config")).isTrue();
    }

    @Test
    void doesNotRestartWhatARestartCannotMend() throws IOException {
        assertThat(setting("RestartPreventExitStatus")).isEqualTo(ExitCode.USAGE + " " + ExitCode.CONFIGURATION);
        assertThat(setting("Restart")).isEqualTo("on-failure");
    }

    private static String setting(String key) throws IOException {
        return Files.readAllLines(UNIT).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
