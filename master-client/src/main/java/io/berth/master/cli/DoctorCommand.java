package io.berth.master.cli;

import io.berth.master.BerthConfig;
import io.berth.master.cli.config.ClientConfig;
import io.berth.master.cli.config.ClientKey;
import io.berth.master.cli.doctor.Doctor;
import io.berth.master.cli.doctor.Examined;
import io.berth.master.cli.doctor.Fault;
import io.berth.master.cli.doctor.Listener;
import io.berth.master.cli.doctor.Patient;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth doctor}: what is wrong, and what mends it. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Checks all that lies between this machine and its agents, one thing after the other: configuration, brokers,"
                    + " topics, permissions, schema registry, pool, service, clock, versions. Says of each failure"
                    + " what mends it.",
            "It changes nothing. It asks the service about a request that does not exist, which is the only thing that it"
                    + " writes.",
            "Each check takes --timeout at most, all together three times as long."
        },
        footer = {
            "",
            "Examples:",
            "  berth doctor",
            "  berth doctor --pool ios -o json | jq '.checks[] | select(.status == \"FAILED\")'",
            "",
            "Exit codes: 0 nothing failed, 69 Kafka, registry or service unreachable,",
            "78 configuration, 1 something else failed. The first failure counts."
        })
final class DoctorCommand implements Callable<Integer> {
    private final World world;

    @Spec
    private CommandSpec spec;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--read-only",
            description = "Write nothing: the service is not asked, and the clock cannot be compared.")
    private boolean readOnly;

    DoctorCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() {
        Globals globals = Globals.of(spec.commandLine());
        if (globals.isVerbose()) {
            System.setProperty("berth.log.level", "INFO");
        }
        ClientConfig config = Settings.all(globals, world.environment());
        Patient patient = new Patient(
                config,
                ClientConfig.places(world.environment()),
                Optional.ofNullable(config.value(ClientKey.POOL)).orElse(BerthConfig.DEFAULT_POOL.value()),
                Optional.ofNullable(config.value(ClientKey.MASTER)).orElseGet(() -> Settings.masterOf(world.user())),
                new Version().getVersion()[0],
                readOnly);
        PrintWriter out = spec.commandLine().getOut();
        List<Examined> results;
        try (Doctor doctor = new Doctor(patient, globals.timeout())) {
            results = doctor.examine(world.nanoTime(), new Shown(out));
        }
        int exitCode = exitCode(results);
        if (output.isForPrograms()) {
            output.printValue(out, DoctorReport.fields(results, exitCode));
        } else if (output.isNames()) {
            DoctorReport.printFailed(out, results);
        } else {
            DoctorReport.printEnd(out, results);
        }
        return exitCode;
    }

    static int exitCode(List<Examined> results) {
        return results.stream()
                .map(each -> each.finding().fault())
                .filter(Objects::nonNull)
                .findFirst()
                .map(DoctorCommand::exitCode)
                .orElse(ExitCode.OK);
    }

    private static int exitCode(Fault fault) {
        return switch (fault) {
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case CONFIGURATION -> ExitCode.CONFIGURATION;
            case OTHER -> ExitCode.FOUND;
        };
    }

    /** Shows on a terminal what is looked at, and each result as soon as it is there. */
    private final class Shown implements Listener {
        private final PrintWriter out;
        private final Progress progress = Progress.of(spec, world);

        private Shown(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void begins(String check) {
            if (world.live()) {
                progress.state("checking " + check);
            }
        }

        @Override
        public void examined(Examined result) {
            progress.clear();
            if (output.isTable()) {
                DoctorReport.print(out, result);
            }
        }
    }
}
