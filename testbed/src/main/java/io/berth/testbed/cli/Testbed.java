package io.berth.testbed.cli;

import io.berth.testbed.process.AwaitException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The testbed's entry: a broker by hand, the demo, the measurements, the simulator. */
@Command(
        name = "testbed",
        description = "A whole world on one machine. Nothing of it ships.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            BrokerCommand.class,
            LatencyCommand.class,
            DecisionsCommand.class,
            SimulateCommand.class
        })
public final class Testbed {
    private Testbed() {}

    public static void main(String[] arguments) {
        CommandLine root = new CommandLine(new Testbed());
        root.setExecutionExceptionHandler((failure, command, parsed) -> {
            // What did not happen is told in words; anything else is a defect, and its trace is wanted.
            if (failure instanceof AwaitException) {
                command.getErr().println(failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
        System.exit(root.execute(arguments));
    }
}
