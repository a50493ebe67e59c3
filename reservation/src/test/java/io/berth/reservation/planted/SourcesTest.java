package io.berth.reservation.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs with every build, so that a bug whose text is gone is noticed with the change that took it away. */
class SourcesTest {

    @Test
    void everyPlantedBugReplacesTextThatStandsInItsSourceExactlyOnce() throws IOException {
        List<PlantedBug> bugs = PlantedBug.all();
        assertThat(bugs).as("files in " + PlantedBug.FOLDER).isNotEmpty();
        List<String> problems = new ArrayList<>();
        for (PlantedBug bug : bugs) {
            try {
                assertThat(Sources.planted(bug)).contains(bug.becomes());
            } catch (IllegalStateException moved) {
                problems.add(moved.getMessage());
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aBugInASourceThatIsGoneSaysWhatToMend() {
        PlantedBug bug = new PlantedBug("99-gone", "Title", "Harm.", "pool/Gone.java", "a", "b");
        assertThatThrownBy(() -> Sources.planted(bug))
                .hasMessageContaining("Gone.java")
                .hasMessageContaining("99-gone")
                .hasMessageContaining("Mend its file");
    }
}
