package io.berth.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a program said before it ended.
 *
 * @param output standard output and standard error together
 */
public record Run(int exitCode, String output) {

    /**
     * Waits until the program has ended.
     *
     * @param environment what is added to, or replaced in, that of the test
     */
    public static Run of(Path directory, Map<String, String> environment, List<String> words) {
        ProcessBuilder program = new ProcessBuilder(words).directory(directory.toFile());
        program.environment().keySet().removeIf(name -> name.startsWith("BERTH_"));
        program.environment().putAll(environment);
        program.redirectErrorStream(true);
        try {
            Process process = program.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return what a program that must succeed said */
    public static String output(String... words) {
        Run run = of(Path.of("."), Map.of(), List.of(words));
        assertThat(run.exitCode()).as("%s: %s", List.of(words), run.output()).isZero();
        return run.output();
    }

    /** @return whether there is a program of this name */
    public static boolean has(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
