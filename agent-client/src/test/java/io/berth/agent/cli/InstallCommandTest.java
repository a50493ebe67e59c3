package io.berth.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.berth.agent.process.Scripts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallCommandTest {
    @TempDir
    Path directory;

    private StringWriter out;
    private StringWriter err;
    private Path units;
    private Path unit;
    private Path config;
    private Path program;

    @BeforeEach
    void setUp() throws Exception {
        units = directory.resolve("units");
        unit = units.resolve("berth-agent.service");
        config = Files.writeString(directory.resolve("agent.properties"), "");
        program = Scripts.write(directory, "berth-agent", "exit 0");
    }

    @Test
    void writesAFileAndSaysWhatStartsIt() throws Exception {
        assertThat(install()).isZero();

        assertThat(Files.readString(unit))
                .contains("ExecStart=" + program + " run --config " + config + "\n", "User=berth\n");
        assertThat(out.toString())
                .contains("Wrote " + unit)
                .contains("On the machine it is for: systemctl enable --now berth-agent.service");
    }

    @Test
    void changesNothingWhenItIsRunAgain() throws Exception {
        install();
        var written = Files.getLastModifiedTime(unit);

        assertThat(install()).isZero();

        assertThat(out.toString()).contains("Is there already: " + unit);
        assertThat(Files.getLastModifiedTime(unit)).isEqualTo(written);
    }

    @Test
    void writesAnewWhatAnEarlierInstallationWrote() throws Exception {
        install();

        assertThat(install("--run-as", "ci")).isZero();

        assertThat(Files.readString(unit)).contains("User=ci\n");
    }

    @Test
    void leavesAFileAloneThatSomebodyHasEdited() throws Exception {
        install();
        Files.writeString(unit, "# mine\n", StandardOpenOption.APPEND);

        assertThat(install()).isEqualTo(ExitCode.FILE);
        assertThat(err.toString()).contains("was edited by somebody", "--force");
        assertThat(execute("uninstall", "--systemd", "--directory", units.toString()))
                .isEqualTo(ExitCode.FILE);
        assertThat(Files.readString(unit)).endsWith("# mine\n");

        assertThat(install("--force")).isZero();
        assertThat(Files.readString(unit)).doesNotContain("# mine");
    }

    @Test
    void showsEverythingAndChangesNothingInADryRun() {
        assertThat(install("--dry-run")).isZero();

        assertThat(out.toString())
                .contains("Would write " + unit)
                .contains("KillMode=mixed")
                .contains("Would run: systemctl daemon-reload");
        assertThat(units).doesNotExist();
    }

    @Test
    void hasAFileForEachNameAndUninstallsThatOne() {
        install();
        assertThat(install("--name", "slot-2")).isZero();
        assertThat(units.resolve("berth-agent-slot-2.service")).exists();

        assertThat(execute("uninstall", "--systemd", "--directory", units.toString(), "--name", "slot-2"))
                .isZero();

        assertThat(units.resolve("berth-agent-slot-2.service")).doesNotExist();
        assertThat(unit).exists();
        assertThat(execute("uninstall", "--systemd", "--directory", units.toString(), "--name", "slot-2"))
                .isZero();
        assertThat(out.toString()).contains("nothing to undo");
    }

    @Test
    void saysThatTheServiceManagerDoesNotRunHereAndStillWritesTheFile() {
        assumeFalse(System.getProperty("os.name").startsWith("Mac"), "launchd runs here");
        Path home = directory.resolve("home");
        String before = System.setProperty("user.home", home.toString());
        try {
            assertThat(execute(
                            "install",
                            "--launchd",
                            "--user",
                            "--config",
                            config.toString(),
                            "--program",
                            program.toString()))
                    .isEqualTo(ExitCode.NO_SERVICE_MANAGER);
        } finally {
            System.setProperty("user.home", before);
        }
        assertThat(home.resolve("Library/LaunchAgents/io.berth.agent.plist")).exists();
        assertThat(out.toString())
                .contains("launchd does not run here, so nothing was started.", "launchctl bootstrap gui/");
    }

    @Test
    void namesWhatIsWrongWithTheCommandLine() {
        assertThat(execute("install", "--config", config.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(install("--launchd")).isEqualTo(ExitCode.USAGE);
        assertThat(install("--name", "Not A Name")).isEqualTo(ExitCode.USAGE);
        assertThat(install("--run-as", "a\nUser=root")).isEqualTo(ExitCode.USAGE);
        assertThat(install("--config", directory.resolve("missing").toString())).isEqualTo(ExitCode.USAGE);
        assertThat(units).doesNotExist();
    }

    private int install(String... more) {
        List<String> args = new ArrayList<>(
                List.of("install", "--systemd", "--directory", units.toString(), "--program", program.toString()));
        if (!List.of(more).contains("--config")) {
            args.addAll(List.of("--config", config.toString()));
        }
        args.addAll(List.of(more));
        return execute(args.toArray(String[]::new));
    }

    private int execute(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return BerthAgent.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
