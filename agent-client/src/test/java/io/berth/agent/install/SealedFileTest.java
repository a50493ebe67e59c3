package io.berth.agent.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.agent.install.SealedFile.Found;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
    @TempDir
    Path directory;

    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("below/unit");
    }

    @Test
    void isTheSameWhereItWasWrittenBefore() throws Exception {
        assertThat(file("a\nb").found()).isEqualTo(Found.NOTHING);
        file("a\nb").write();

        assertThat(file("a\nb").found()).isEqualTo(Found.SAME);
        assertThat(Files.readString(path)).startsWith("a\nb\n# Written by berth-agent install.");
        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        try (var left = Files.list(path.getParent())) {
            assertThat(left).containsExactly(path);
        }
    }

    @Test
    void isUneditedWhereAnEarlierInstallationWroteAnother() throws Exception {
        file("old").write();

        assertThat(file("new").found()).isEqualTo(Found.UNEDITED);
    }

    @Test
    void isEditedWhereAnythingWasChangedOrItWasNeverOurs() throws Exception {
        file("old").write();
        Files.writeString(path, "more\n", StandardOpenOption.APPEND);
        assertThat(file("old").found()).isEqualTo(Found.EDITED);

        file("old").write();
        Files.writeString(path, Files.readString(path).replace("old", "mine"));
        assertThat(file("old").found()).isEqualTo(Found.EDITED);

        Files.writeString(path, "");
        assertThat(file("old").found()).isEqualTo(Found.EDITED);
    }

    private SealedFile file(String content) {
        return new SealedFile(path, content, line -> "# " + line);
    }
}
