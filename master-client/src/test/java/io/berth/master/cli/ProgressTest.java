package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.WaitingUpdate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final WaitingUpdate THIRD = new WaitingUpdate(3, 7, 4, "4 busy");
    private static final WaitingUpdate SECOND = new WaitingUpdate(2, 6, 4, "4 busy");

    private final StringWriter err = new StringWriter();
    private int columns = 80;
    private long now;

    @Test
    void printsALineForEachChangeWhereNobodyLooks() {
        Progress progress = progress(false, false);
        progress.waiting("linux", 1, THIRD);
        progress.waiting("linux", 1, THIRD);
        progress.tick();
        progress.waiting("linux", 1, SECOND);

        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                waiting  #3 of 7 for linux  (4 busy)
                waiting  #2 of 6 for linux  (4 busy)
                """);
    }

    @Test
    void changesOneLineOnATerminal() {
        Progress progress = progress(true, false);
        progress.waiting("linux", 1, THIRD);
        now += Duration.ofSeconds(2).toNanos();
        progress.tick();

        assertThat(err.toString())
                .isEqualTo("\r\u001b[Kwaiting  #3 of 7 for linux  (4 busy)  0s"
                        + "\r\u001b[Kwaiting  #3 of 7 for linux  (4 busy)  2s");
    }

    @Test
    void aLineIsCutWhereTheTerminalEnds() {
        columns = 30;
        progress(true, false).waiting("linux", 1, THIRD);

        assertThat(err.toString()).isEqualTo("\r\u001b[Kwaiting  #3 of 7 for l...  0s");
    }

    @Test
    void tellsWhichAlternativeItWaitsForAndHowLongThatMayTake() {
        WaitingUpdate.Estimate estimate = new WaitingUpdate.Estimate(Duration.ofMinutes(4), Duration.ofMinutes(9));
        progress(false, false)
                .waiting(
                        "2 of xcode and 1 of windows",
                        3,
                        new WaitingUpdate(
                                1,
                                2,
                                4,
                                "alternative 2 of 3, 2 of xcode and 1 of windows; xcode: 4 busy; 3 are wanted at once",
                                1,
                                Optional.of(estimate)));

        assertThat(err.toString())
                .isEqualToNormalizingNewlines("waiting  #1 of 2 for 2 of xcode and 1 of windows, alternative 2 of 3"
                        + "  about 4m to 9m  (xcode: 4 busy; 3 are wanted at once)\n");
    }

    @Test
    void whatIsSaidStandsOnALineOfItsOwn() {
        Progress progress = progress(true, false);
        progress.state("asking");
        progress.say("reserved");
        progress.tick();

        assertThat(err.toString()).isEqualToNormalizingNewlines("\r\u001b[Kasking  0s\r\u001b[Kreserved\n");
    }

    @Test
    void saysNothingWhenQuiet() {
        Progress progress = progress(true, true);
        progress.waiting("linux", 1, THIRD);
        progress.say("reserved");
        progress.clear();

        assertThat(err.toString()).isEmpty();
    }

    private Progress progress(boolean live, boolean quiet) {
        return new Progress(new PrintWriter(err, true), live, quiet, () -> columns, () -> now);
    }
}
