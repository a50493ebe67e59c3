package io.berth.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The entry of the service: {@code berth-server run|topics|describe}. */
@Command(
        name = "berth-server",
        description = "Berth's service: decides who gets which agent.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, TopicsCommand.class, DescribeCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; for run: stopped by a signal",
            "1:a topology died, or an unexpected failure",
            "64:the command line is wrong",
            "69:Kafka or the schema registry does not answer",
            "78:configuration or topics are wrong"
        })
public final class BerthServer {
    private BerthServer() {}

    public static void main(String[] arguments) {
        // Named, because other programs of Berth on the same class path have a logback.xml of their own.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "berth-server-logback.xml");
        }
        System.exit(commandLine().execute(arguments));
    }

    /** @return what the command line takes, for man pages and completion; not to be run */
    public static CommandSpec model() {
        return commandLine().getCommandSpec();
    }

    /** @return the whole command line, for {@link #main} and for tests */
    static CommandLine commandLine() {
        CommandLine root = new CommandLine(new BerthServer());
        root.setExecutionExceptionHandler(Failures::report);
        everywhere(root);
        return root;
    }

    private static void everywhere(CommandLine command) {
        command.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE);
        command.getSubcommands().values().forEach(BerthServer::everywhere);
    }
}
