package io.berth.server.cli;

import io.berth.schemas.registry.RegistryException;
import io.berth.server.config.InvalidConfigException;
import io.berth.server.topic.TopicsUnavailableException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Turns what ends a command into a message and an exit code. */
final class Failures {
    private Failures() {}

    static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof CannotRunException cannot) {
            return say(err, cannot.getMessage(), cannot.exitCode());
        }
        if (failure instanceof InvalidConfigException) {
            return say(err, failure.getMessage(), ExitCode.CONFIGURATION);
        }
        if (failure instanceof TopicsUnavailableException unavailable) {
            return say(
                    err, failure.getMessage(), unavailable.isRefused() ? ExitCode.CONFIGURATION : ExitCode.UNREACHABLE);
        }
        if (failure instanceof RegistryException registry) {
            boolean mayHelp = registry.kind() == RegistryException.Kind.UNREACHABLE;
            return say(err, failure.getMessage(), mayHelp ? ExitCode.UNREACHABLE : ExitCode.CONFIGURATION);
        }
        LoggerFactory.getLogger(Failures.class).error("Unexpected failure", failure);
        return say(
                err,
                "An unexpected failure ended the program: " + Printable.of(failure.toString())
                        + " This is a defect; the log above has its trace.",
                ExitCode.FAILED);
    }

    private static int say(PrintWriter err, String message, int exitCode) {
        err.println("berth-server: " + message);
        err.flush();
        return exitCode;
    }
}
