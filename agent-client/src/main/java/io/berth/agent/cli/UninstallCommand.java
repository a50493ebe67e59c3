package io.berth.agent.cli;

import io.berth.agent.install.AgentService;
import io.berth.agent.install.SealedFile;
import io.berth.agent.install.SealedFile.Found;
import io.berth.agent.install.ServiceManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code berth-agent uninstall}: the way back from {@code install}. */
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Ends the service that install has made, after it has cleaned up, and deletes its file. Program, configuration"
                    + " and state stay. The pool still knows the agent: 'berth remove' forgets it.",
            "Example: sudo berth-agent uninstall --systemd"
        })
final class UninstallCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServiceManager manager = options.manager();
        Path none = Path.of("");
        AgentService service = options.service(none, none, "");
        Path path = options.file(manager, service);
        SealedFile file = new SealedFile(path, "", manager::comment);
        ServiceChange change = new ServiceChange(spec);
        Found found = change.look(file, path);
        if (found == Found.NOTHING) {
            change.say("There is no " + path + ", so there is nothing to undo.");
            return ExitCode.OK;
        }
        if (found == Found.EDITED && !options.force) {
            throw ServiceChange.edited(path);
        }
        if (options.dryRun) {
            change.show("Would run", manager.stopCommands(service));
            change.say("Would delete " + path);
            change.show("Would run", manager.forgetCommands(service));
            return ExitCode.OK;
        }
        if (options.tells(manager)) {
            change.run(manager.stopCommands(service));
        }
        change.delete(file, path);
        if (options.tells(manager)) {
            change.run(manager.forgetCommands(service));
        }
        return ExitCode.OK;
    }
}
