package io.berth.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    @TempDir
    Path directory;

    @Test
    void findsNothingWrongWithAnExecutableFile() throws Exception {
        assertThat(command(Scripts.write(directory, "hook").toString(), "--fast")
                        .problem())
                .isEmpty();
    }

    @Test
    void refusesARelativePath() {
        assertThat(command("hook.sh").problem())
                .hasValueSatisfying(text -> assertThat(text).contains("'hook.sh' is not an absolute path"));
    }

    @Test
    void refusesAMissingFileAndADirectory() {
        assertThat(command(directory.resolve("missing").toString()).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("there is no file"));
        assertThat(command(directory.toString()).problem()).isPresent();
    }

    @Test
    void refusesAFileThatIsNotExecutable() throws Exception {
        Path file = Files.writeString(directory.resolve("hook"), "#!/bin/sh\n");

        assertThat(command(file.toString()).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("chmod +x"));
    }

    @Test
    void refusesBatchFilesOnWindows() throws Exception {
        String batch = Scripts.write(directory, "clean.BAT").toString();

        assertThat(command(batch).problem("Windows 11"))
                .hasValueSatisfying(text -> assertThat(text).contains("batch file"));
        assertThat(command(batch).problem("Linux")).isEmpty();
    }

    @Test
    void refusesANulCharacter() {
        assertThat(command("/bin/true", "a\0b").problem()).isPresent();
    }

    private static Program command(String... arguments) {
        return new Program(List.of(arguments));
    }
}
