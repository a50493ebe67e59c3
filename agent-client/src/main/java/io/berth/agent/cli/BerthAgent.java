package io.berth.agent.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command berth-agent. */
@Command(
        name = "berth-agent",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Makes this machine an agent that masters can reserve.",
        subcommands = {RunCommand.class, CheckCommand.class, InstallCommand.class, UninstallCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended as asked",
            "1:unexpected failure, or the disk failed",
            "64:wrong command line",
            "69:install: systemd or launchd does not run here; the service's file is written, nothing was started",
            "73:install, uninstall: the service's file cannot be changed, or somebody has edited it",
            "75:another run of the same agent has replaced this one",
            "78:wrong configuration or state directory"
        })
public final class BerthAgent implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        Logging.configure();
        System.exit(commandLine().execute(args));
    }

    /** @return what the command line takes, for man pages and completion; not to be run */
    public static CommandSpec model() {
        return commandLine().getCommandSpec();
    }

    static CommandLine commandLine() {
        return new CommandLine(new BerthAgent())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(e -> ExitCode.FAILURE)
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    if (e instanceof ServiceChange.Failed refused) {
                        failed.getErr().println(refused.getMessage());
                        return refused.exitCode();
                    }
                    throw e;
                })
                .setParameterExceptionHandler((e, args) -> {
                    CommandLine failed = e.getCommandLine();
                    failed.getErr().println(e.getMessage());
                    CommandLine.UnmatchedArgumentException.printSuggestions(e, failed.getErr());
                    failed.getErr().println("Try: " + failed.getCommandSpec().qualifiedName() + " --help");
                    return ExitCode.USAGE;
                });
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "A command is missing: run, check, install or uninstall.");
    }
}
