package io.berth.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTraceSaysWhenWhoAndWhat() {
        assertThat(run("--seed", "1", "--trace")).isZero();
        assertThat(out.toString()).containsPattern("00:00:\\d\\d\\.\\d{6}  operator +says ConfigurePool");
        assertThat(out.toString()).contains("1 seeds, 0 broken");
    }

    @Test
    void tooFewSeedsForEveryStateAreNoProofAndNoBrokenInvariant() {
        assertThat(run("--seeds", "2", "--from", "5", "-o", "json")).isEqualTo(SimulateCommand.NOT_REACHED);
        assertThat(out.toString()).startsWith("{\"seeds\":2,\"broken\":0,").contains("\"coverage\":{");
    }

    @Test
    void aTraceOfManyWorldsIsRefused() {
        assertThat(run("--trace")).isEqualTo(SimulateCommand.USAGE);
        assertThat(err.toString()).contains("--trace needs --seed");
    }

    private int run(String... arguments) {
        return new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
