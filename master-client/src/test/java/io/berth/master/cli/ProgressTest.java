package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.WaitingUpdate;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final WaitingUpdate THIRD = new WaitingUpdate(3, 7, 4, "4 busy");
    private static final WaitingUpdate SECOND = new WaitingUpdate(2, 6, 4, "4 busy");

    private final StringWriter err = new StringWriter();
    private long now;

    @Test
    void printsALineForEachChangeWhereNobodyLooks() {
        Progress progress = progress(false, false);
        progress.waiting("linux", THIRD);
        progress.waiting("linux", THIRD);
        progress.tick();
        progress.waiting("linux", SECOND);

        assertThat(err.toString()).isEqualToNormalizingNewlines("""
                waiting  #3 of 7 for linux  (4 busy)
                waiting  #2 of 6 for linux  (4 busy)
                """);
    }

    @Test
    void changesOneLineOnATerminal() {
        Progress progress = progress(true, false);
        progress.waiting("linux", THIRD);
        now += Duration.ofSeconds(2).toNanos();
        progress.tick();

        assertThat(err.toString())
                .isEqualTo("\r\u001b[Kwaiting  #3 of 7 for linux  (4 busy)  0s"
                        + "\r\u001b[Kwaiting  #3 of 7 for linux  (4 busy)  2s");
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
        progress.waiting("linux", THIRD);
        progress.say("reserved");
        progress.clear();

        assertThat(err.toString()).isEmpty();
    }

    private Progress progress(boolean live, boolean quiet) {
        return new Progress(new PrintWriter(err, true), live, quiet, () -> now);
    }
}
