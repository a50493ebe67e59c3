package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {

    @Test
    void everyCommandsHelpPrintsNoWarning() throws IOException {
        // picocli takes hold of System.err when its class is loaded, so only a JVM of our own shows what it writes
        // there.
        Process helps = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EveryHelp.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(helps.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(helps.onExit().join().exitValue()).as(said).isZero();
        assertThat(said)
                .doesNotContain("WARN")
                .contains("berth run --tags 'linux && jdk>=17'")
                .contains("-f '%k %o %s\\n' | berth decode");
    }

    @Test
    void everyCommandsHelpBeginsWithExamples() {
        CommandLine berth = BerthCli.commandLine(World.real());
        for (CommandLine command : berth.getSubcommands().values()) {
            String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(help).contains("Example").contains("  -h, --help");
            assertThat(help.indexOf("Example")).as(help).isLessThan(help.indexOf("  -h, --help"));
        }
    }

    /** Prints the help of each command. */
    static final class EveryHelp {
        private EveryHelp() {}

        public static void main(String[] args) {
            CommandLine berth = BerthCli.commandLine(World.real());
            int worst = berth.execute("--help");
            for (String name : List.copyOf(berth.getSubcommands().keySet())) {
                worst = Math.max(worst, berth.execute(name, "--help"));
                for (String under :
                        berth.getSubcommands().get(name).getSubcommands().keySet()) {
                    worst = Math.max(worst, berth.execute(name, under, "--help"));
                }
            }
            System.exit(worst);
        }
    }
}
