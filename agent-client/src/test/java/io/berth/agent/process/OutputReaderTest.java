package io.berth.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputReaderTest {
    @Test
    void takesOutputLineByLineAlsoTheLastWithoutAnEnd() {
        assertThat(read("one\ntwo\r\nthree")).containsExactly("one", "two", "three");
    }

    @Test
    void escapesWhatCouldForgeALogLineOrDriveATerminal() {
        assertThat(read("a\u001b[2Jb\u0007\u009b\u0085c\u202e\n"))
                .containsExactly("a\\u001b[2Jb\\u0007\\u009b\\u0085c\\u202e");
    }

    @Test
    void keepsLettersOfEveryLanguage() {
        assertThat(read("größe 大\n")).containsExactly("größe 大");
    }

    @Test
    void cutsALongLine() {
        assertThat(read("x".repeat(1 << 20) + "\nnext\n"))
                .containsExactly("x".repeat(OutputReader.MAX_LINE) + " [cut]", "next");
    }

    private static List<String> read(String text) {
        List<String> lines = new ArrayList<>();
        new OutputReader(lines::add).read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return lines;
    }
}
