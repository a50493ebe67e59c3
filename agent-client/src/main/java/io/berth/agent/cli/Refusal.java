package io.berth.agent.cli;

import io.berth.agent.config.ConfigException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Tells a person what is wrong with the configuration. */
final class Refusal {
    private Refusal() {}

    /** @return the exit code */
    static int print(CommandSpec spec, ConfigException e) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("The configuration cannot be used:");
        e.problems().forEach(problem -> err.println("  " + problem));
        err.flush();
        return ExitCode.CONFIGURATION;
    }
}
