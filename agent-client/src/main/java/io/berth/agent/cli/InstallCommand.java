package io.berth.agent.cli;

import io.berth.agent.install.AgentService;
import io.berth.agent.install.SealedFile;
import io.berth.agent.install.SealedFile.Found;
import io.berth.agent.install.ServiceManager;
import io.berth.reservation.name.Names;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth-agent install}: makes an agent a service of this machine. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the file of a service that runs this agent, and starts the service. Running it again changes nothing"
                    + " that is as it should be. A file that somebody has edited is left alone.",
            "Example: sudo berth-agent install --systemd --config /etc/berth/agent.properties"
        })
final class InstallCommand implements Callable<Integer> {
    /** The launcher says where it is: Java cannot know. */
    private static final String LAUNCHER = "BERTH_LAUNCHER";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions options;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The properties file of this agent. It stays where it is.")
    private Path config;

    @Option(
            names = "--run-as",
            paramLabel = "USER",
            description = "Who a service of the machine runs as. Default: berth, with launchd _berth.")
    private String user;

    @Option(
            names = "--program",
            paramLabel = "FILE",
            defaultValue = "${env:" + LAUNCHER + "}",
            description = "What it starts. Default: this berth-agent.")
    private Path program;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServiceManager manager = options.manager();
        AgentService service = options.service(
                existing("--program", program), existing("--config", config), userOr(manager.defaultUser()));
        Path path = options.file(manager, service);
        SealedFile file = new SealedFile(path, manager.content(service), manager::comment);
        ServiceChange change = new ServiceChange(spec);
        Found found = change.look(file, path);
        if (found == Found.EDITED && !options.force) {
            throw ServiceChange.edited(path);
        }
        warnOfUser(service, manager);
        if (options.dryRun) {
            change.say((found == Found.SAME ? "Is there already: " : "Would write ") + path);
            change.say(file.text().stripTrailing());
            change.show("Would run", manager.startCommands(service, path));
            return ExitCode.OK;
        }
        if (found == Found.SAME) {
            change.say("Is there already: " + path);
        } else {
            change.write(file, path);
        }
        return start(change, manager, service, path, found);
    }

    private int start(ServiceChange change, ServiceManager manager, AgentService service, Path path, Found found)
            throws IOException, InterruptedException {
        if (options.directory != null) {
            change.show("On the machine it is for", manager.startCommands(service, path));
            return ExitCode.OK;
        }
        if (!options.tells(manager)) {
            change.say(manager.name() + " does not run here, so nothing was started. The file is written.");
            change.show("Where it runs", manager.startCommands(service, path));
            return ExitCode.NO_SERVICE_MANAGER;
        }
        boolean changed = found == Found.UNEDITED || found == Found.EDITED;
        // launchd refuses to start what it has; systemd does what is still to be done.
        if (manager.name().equals("systemd") || found == Found.NOTHING) {
            change.run(manager.startCommands(service, path));
        }
        if (changed) {
            change.show(
                    "A service that ran already goes on as it was. This ends what it serves and takes up the new file",
                    manager.restartCommands(service, path));
        }
        return ExitCode.OK;
    }

    private Path existing(String option, Path path) {
        if (path == null || path.toString().isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + " is missing: which bin/berth-agent is to be started?");
        }
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + ": there is no file " + absolute + ".");
        }
        return absolute;
    }

    private String userOr(String fallback) {
        if (user == null) {
            return fallback;
        }
        if (!user.matches("[A-Za-z_][A-Za-z0-9_.-]{0,30}")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--run-as: '" + Names.shown(user) + "' is no name of a user.");
        }
        return user;
    }

    private void warnOfUser(AgentService service, ServiceManager manager) throws IOException {
        if (service.perUser() || options.directory != null) {
            return;
        }
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(service.user());
        } catch (UserPrincipalNotFoundException e) {
            spec.commandLine()
                    .getErr()
                    .println("There is no user " + service.user() + " yet, and the service does not start without."
                            + (manager.name().equals("systemd")
                                    ? " Try: useradd --system --create-home --home-dir /var/lib/" + service.user() + " "
                                            + service.user()
                                    : " Name another one with --run-as."));
        }
    }
}
