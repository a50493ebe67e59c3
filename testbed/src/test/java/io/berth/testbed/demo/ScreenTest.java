package io.berth.testbed.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void pipeGetsPlainLinesAndNoEscapes() {
        try (Screen screen = Screen.of(out, Map.of())) {
            screen.show(() -> List.of("a table"));
            screen.say("something");
            screen.happened("mac-07 is clean");
        }
        assertThat(text()).contains("something\n").contains("mac-07 is clean").doesNotContain("a table", "\u001b");
    }

    @Test
    void terminalKeepsTheTableBelowWhatIsSaid() {
        try (Screen screen = Screen.of(out, Map.of("BERTH_COLUMNS", "80"))) {
            screen.show(() -> List.of("row one", "row two"));
            screen.say("first");
            screen.say("second");
            assertThat(text())
                    .matches("(?s).*first[^\n]*\n.*row one[^\n]*\n.*row two.*second[^\n]*\n.*row one.*row two.*");
        }
    }

    @Test
    void longRowsAreCutSoThatTheyDoNotWrap() {
        try (Screen screen = Screen.of(out, Map.of("BERTH_COLUMNS", "20"))) {
            screen.show(() -> List.of("x".repeat(50)));
            screen.say("drawn");
        }
        assertThat(text()).contains("x".repeat(19)).doesNotContain("x".repeat(20));
    }

    @Test
    void cursorIsShownAgainAtTheEnd() {
        Screen screen = Screen.of(out, Map.of("BERTH_COLUMNS", "80"));
        screen.say("hides the cursor");
        screen.close();
        assertThat(text()).contains("\u001b[?25l").endsWith("\u001b[?25h");
    }

    @Test
    void wordsAreColouredUnlessNoColorIsSet() {
        assertThat(new Paint(true).row("mac-07 RESERVED")).contains("\u001b[33mRESERVED\u001b[0m");
        assertThat(new Paint(false).row("mac-07 RESERVED")).isEqualTo("mac-07 RESERVED");
        try (Screen screen = Screen.of(out, Map.of("BERTH_COLUMNS", "80", "NO_COLOR", "1"))) {
            screen.say(Stage.OK + "kept");
        }
        assertThat(text()).contains(Stage.OK + "kept").doesNotContain("\u001b[32m");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
