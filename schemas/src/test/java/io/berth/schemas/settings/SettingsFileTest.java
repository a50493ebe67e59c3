package io.berth.schemas.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void valuesComeWithoutTheBlanksAroundThem() throws IOException {
        assertThat(SettingsFile.read(file("a = b  \n# c = d\n", "rw-r--r--"), problems))
                .containsOnlyKeys("a")
                .containsValue("b");
        assertThat(problems).isEmpty();
    }

    @Test
    void aSecretThatOthersCanReadIsRefusedWithTheCommandThatMendsIt() throws IOException {
        Path file = file("ssl.key.password=hunter2\n", "rw----r--");

        SettingsFile.read(file, problems);

        assertThat(problems)
                .containsExactly("The file " + file + " holds secrets (ssl.key.password) and other users may read it."
                        + " Run: chmod 600 " + file);
    }

    @Test
    void aSecretThatIsPrivateIsTaken() throws IOException {
        assertThat(SettingsFile.read(file("ssl.key.password=hunter2\n", "rw-------"), problems))
                .containsEntry("ssl.key.password", "hunter2");
        assertThat(problems).isEmpty();
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws IOException {
        SettingsFile.read(file("a=1\na=2\n", "rw-------"), problems);

        assertThat(problems).containsExactly("a: stands twice in the file. Keep one.");
    }

    @Test
    void whatIsNoFileIsSaid() {
        assertThat(SettingsFile.read(folder.resolve("none"), problems)).isEmpty();
        assertThat(SettingsFile.read(folder, problems)).isEmpty();

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).contains("There is no configuration file");
        assertThat(problems.get(1)).contains("cannot be read");
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("berth.properties"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
