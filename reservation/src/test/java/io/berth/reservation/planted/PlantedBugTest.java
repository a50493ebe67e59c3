package io.berth.reservation.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlantedBugTest {
    private static final String TEXT = """
            title: The epoch is not compared
            harm: An agent is freed under its next holder.
            source: pool/Some.java

            --- was
                if (epoch == agent.epoch()) {
                    free();
            --- becomes
                if (true) {
                    free();
            """;

    private final PlantedBug bug = PlantedBug.parse("01-epoch", TEXT);

    @Test
    void replacesTheTextAndNothingElse() {
        assertThat(bug.plantedIn("a\n    if (epoch == agent.epoch()) {\n        free();\n    }\n"))
                .isEqualTo("a\n    if (true) {\n        free();\n    }\n");
    }

    @Test
    void aSourceThatHasMovedOnIsAnErrorThatSaysWhatToMend() {
        assertThatThrownBy(() -> bug.plantedIn("    if (agent.isAt(epoch)) {\n"))
                .hasMessageContaining("01-epoch.txt")
                .hasMessageContaining("not in pool/Some.java")
                .hasMessageContaining("Mend the file");
    }

    @Test
    void aTextThatStandsThereTwiceIsAnError() {
        assertThatThrownBy(() -> bug.plantedIn(bug.was() + "\n" + bug.was())).hasMessageContaining("more than once");
    }

    @Test
    void aFileWithoutATitleIsAnError() {
        assertThatThrownBy(() -> PlantedBug.parse("02-other", TEXT.replace("title: ", "titel: ")))
                .hasMessageContaining("02-other.txt needs a line 'title: ...'.");
    }

    @Test
    void aFileWithoutAReplacementIsAnError() {
        assertThatThrownBy(() -> PlantedBug.parse("02-other", TEXT.replace("--- becomes", "---")))
                .hasMessageContaining("'--- becomes'");
    }
}
