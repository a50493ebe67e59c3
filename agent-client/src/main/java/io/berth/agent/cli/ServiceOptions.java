package io.berth.agent.cli;

import io.berth.agent.install.AgentService;
import io.berth.agent.install.Launchd;
import io.berth.agent.install.ServiceManager;
import io.berth.agent.install.Systemd;
import io.berth.reservation.name.Names;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which service is meant, and whether anything is done. */
final class ServiceOptions {
    /** What starts services on this machine. */
    static final class Manager {
        @Option(names = "--systemd", required = true, description = "A unit of systemd (Linux).")
        boolean systemd;

        @Option(names = "--launchd", required = true, description = "A property list of launchd (macOS).")
        boolean launchd;
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Manager manager;

    @Option(
            names = "--user",
            description = "A service of the present user, who needs no rights for it. Default: one of the machine.")
    boolean perUser;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "",
            description =
                    "Tells several agents of one machine apart: berth-agent-NAME, each with a configuration of its"
                            + " own. Default: none, the service is berth-agent.")
    String name;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description =
                    "Where the service's file goes, for instance in the image of a machine. No command is run then."
                            + " Default: where the service manager looks.")
    Path directory;

    @Option(names = "--dry-run", description = "Prints files and commands, and changes nothing.")
    boolean dryRun;

    @Option(names = "--force", description = "Also where somebody has edited the file.")
    boolean force;

    ServiceManager manager() {
        Path home = Path.of(System.getProperty("user.home"));
        return manager.systemd ? new Systemd(System.getenv(), home) : new Launchd(System.getProperty("os.name"), home);
    }

    AgentService service(Path program, Path config, String user) {
        if (!name.isEmpty()) {
            Names.problem("name", name).ifPresent(sentence -> {
                throw new CommandLine.ParameterException(spec.commandLine(), "--name: " + sentence);
            });
        }
        return new AgentService(program, config, user, name, perUser);
    }

    Path file(ServiceManager to, AgentService service) {
        Path in = directory == null
                ? to.directory(perUser)
                : directory.toAbsolutePath().normalize();
        return in.resolve(to.fileName(service));
    }

    /** @return whether the manager is to be told: it runs here, and the file is where it looks */
    boolean tells(ServiceManager to) {
        return directory == null && to.runs(perUser);
    }
}
