package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTreeTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsStartedWhileAllEndIsKilledToo() throws IOException {
        Path trapped = folder.resolve("trapped");
        Path late = folder.resolve("late");
        // Answers the request to end by starting something that does not care for any.
        Process child = new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap 'sh -c \"trap : TERM; echo \\$\\$ > " + late
                                + "; while :; do sleep 60; done\"' TERM; touch " + trapped
                                + "; while :; do sleep 0.1; done")
                .start();
        while (!Files.exists(trapped)) {
            Thread.onSpinWait();
        }
        ProcessTree.stop(child, Duration.ofSeconds(2));

        assertThat(child.onExit().join().exitValue()).isEqualTo(137);
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(late).trim())))
                .satisfiesAnyOf(
                        gone -> assertThat(gone).isEmpty(),
                        killed -> killed.orElseThrow().onExit().join());
    }
}
