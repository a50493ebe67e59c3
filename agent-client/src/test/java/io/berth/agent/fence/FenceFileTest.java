package io.berth.agent.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.berth.agent.session.Fence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FenceFileTest {
    @TempDir
    Path directory;

    private FenceFile file;

    @BeforeEach
    void open() {
        file = new FenceFile(directory, "default", "mac-07");
    }

    @Test
    void isNoneBeforeTheFirstWrite() throws FenceException {
        assertThat(file.read()).isEqualTo(Fence.NONE);
    }

    @Test
    void readsWhatWasWrittenLast() throws FenceException {
        file.write(new Fence(42, true));
        file.write(new Fence(Long.MAX_VALUE, false));

        assertThat(new FenceFile(directory, "default", "mac-07").read()).isEqualTo(new Fence(Long.MAX_VALUE, false));
    }

    @Test
    void leavesNothingElseBehind() throws Exception {
        file.write(new Fence(42, true));

        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void forcesTheNewFileBeforeTheRenameAndTheDirectoryAfterIt() throws Exception {
        file.write(new Fence(42, false));
        List<Path> forced = new ArrayList<>();
        List<Fence> seenMeanwhile = new ArrayList<>();
        FenceFile watched = new FenceFile(directory, "default", "mac-07", (what, open) -> {
            forced.add(what);
            seenMeanwhile.add(fence());
            if (!Files.isDirectory(what)) {
                // All of it is handed over by then, so all of it is forced.
                assertThat(what).hasContent(FenceText.write("default/mac-07", new Fence(43, true)));
            }
        });

        watched.write(new Fence(43, true));

        assertThat(forced).containsExactly(directory.resolve("default.mac-07.fence.new"), directory.toAbsolutePath());
        assertThat(seenMeanwhile).containsExactly(new Fence(42, false), new Fence(43, true));
    }

    @Test
    void isNotWrittenAndLeavesTheOldFenceWhenTheDiskDoesNotTakeTheFile() throws Exception {
        file.write(new Fence(42, false));
        FenceFile failing = new FenceFile(directory, "default", "mac-07", (what, open) -> {
            throw new IOException("I/O error");
        });

        assertThatThrownBy(() -> failing.write(new Fence(43, true)))
                .isInstanceOf(FenceException.class)
                .hasMessageContaining("I/O error");
        assertThat(file.read()).isEqualTo(new Fence(42, false));
    }

    @Test
    void isNotWrittenWhenTheDiskDoesNotTakeTheRename() {
        FenceFile failing = new FenceFile(directory, "default", "mac-07", (what, open) -> {
            if (Files.isDirectory(what)) {
                throw new IOException("I/O error");
            }
        });

        assertThatThrownBy(() -> failing.write(new Fence(43, true))).isInstanceOf(FenceException.class);
    }

    @Test
    void keepsTheOldFenceWhenACrashComesBetweenWriteAndRename() throws Exception {
        file.write(new Fence(42, false));
        Files.writeString(
                directory.resolve("default.mac-07.fence.new"), FenceText.write("default/mac-07", new Fence(43, true)));

        assertThat(file.read()).isEqualTo(new Fence(42, false));
    }

    @Test
    void writesOverWhatACrashLeftHalfWritten() throws Exception {
        Files.writeString(
                directory.resolve("default.mac-07.fence.new"), "berth-fence 1\nagent default/mac-07\nhigh".repeat(9));

        file.write(new Fence(7, true));

        assertThat(file.read()).isEqualTo(new Fence(7, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "42",
                "berth-fence 1\nagent default/mac-07\nhighest-epoch 42\nunclean true\n",
                "berth-fence 1\nagent default/mac-07\nhighest-epoch 42\nunclean true\nchecksum 00000000\n",
                "berth-fence 2\nagent default/mac-07\nhighest-epoch 42\nunclean true\nchecksum 00000000\n"
            })
    void refusesADamagedFile(String text) throws IOException {
        Files.writeString(file.path(), text);

        assertThatThrownBy(file::read)
                .isInstanceOf(FenceException.class)
                .hasMessageContaining(file.path().toString())
                .hasMessageContaining("does not start");
    }

    @Test
    void refusesEveryChangeOfASingleByte() throws Exception {
        file.write(new Fence(42, true));
        byte[] written = Files.readAllBytes(file.path());
        for (int i = 0; i < written.length; i++) {
            byte[] changed = written.clone();
            changed[i] ^= 1;
            Files.write(file.path(), changed);

            assertThatThrownBy(file::read).as("byte %d", i).isInstanceOf(FenceException.class);
        }
    }

    @Test
    void refusesTheFenceOfAnotherAgent() throws Exception {
        Files.writeString(file.path(), FenceText.write("default/mac-08", new Fence(42, true)));

        assertThatThrownBy(file::read).isInstanceOf(FenceException.class).hasMessageContaining("another");
    }

    @Test
    void refusesAFileThatCannotBeRead() throws Exception {
        Files.createDirectory(file.path());

        assertThatThrownBy(file::read).isInstanceOf(FenceException.class).hasMessageContaining("cannot be read");
    }

    @Test
    void saysWhenItCannotWrite() {
        FenceFile nowhere = new FenceFile(directory.resolve("missing"), "default", "mac-07");

        assertThatThrownBy(() -> nowhere.write(new Fence(1, true)))
                .isInstanceOf(FenceException.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void givesEachAgentItsOwnFile() {
        assertThat(new FenceFile(directory, "a", "b-c").path())
                .isNotEqualTo(new FenceFile(directory, "a-b", "c").path());
    }

    private Fence fence() throws IOException {
        try {
            return file.read();
        } catch (FenceException e) {
            throw new IOException(e);
        }
    }
}
