package io.berth.testbed.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The testbed's entry: a broker by hand, the demo, the measurements. */
@Command(
        name = "testbed",
        description = "A whole world on one machine. Nothing of it ships.",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, BrokerCommand.class, LatencyCommand.class})
public final class Testbed {
    private Testbed() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Testbed()).execute(arguments));
    }
}
