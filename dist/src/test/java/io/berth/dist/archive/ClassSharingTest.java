package io.berth.dist.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.dist.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassSharingTest {
    @TempDir
    private static Path directory;

    private static Unpacked unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        // Java 17 shares no classes of jars whose path has a blank.
        unpacked = new Unpacked(directory, "place");
    }

    @Test
    void whatIsInstalledStartsFromSharedClasses() throws IOException {
        Run install = unpacked.run("berth", Map.of("BERTH_CLASS_SHARING", "install"), "--version");
        assertThat(install).isEqualTo(new Run(0, "berth " + Unpacked.VERSION + "\n"));
        assertThat(unpacked.files("lib"))
                .filteredOn(file -> !file.endsWith(".jar"))
                .singleElement()
                .asString()
                .endsWith(".jsa");

        Path log = directory.resolve("classes.log");
        unpacked.run("berth", Map.of("BERTH_JAVA_OPTS", "-Xlog:class+load:file=" + log), "--version");
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains(" picocli.CommandLine ") || line.contains(".cli.BerthCli "))
                .hasSize(2)
                .allMatch(line -> line.contains("shared objects file"));
        assertThat(unpacked.cache()).isEmptyDirectory();
    }

    @Test
    void anArchiveThatCouldNotBeWrittenInFullIsNotUsed() throws IOException {
        String berth = unpacked.top().resolve("bin/berth").toString();
        // As on a full disk: no file may become larger than some hundred kilobytes.
        List<String> onFullDisk = List.of("sh", "-c", "ulimit -f 1000; exec \"$0\" --version", berth);
        Run run = Run.of(directory, Map.of("BERTH_CLASS_SHARING", "install"), onFullDisk);
        assertThat(run).isEqualTo(new Run(0, "berth " + Unpacked.VERSION + "\n"));
        assertThat(unpacked.files("lib"))
                .filteredOn(file -> !file.endsWith(".jar"))
                .hasSize(1);
        assertThat(unpacked.run("berth", Map.of(), "--version")).isEqualTo(run);
    }
}
