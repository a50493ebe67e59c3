package io.berth.master.cli;

import io.berth.master.UnavailableException;
import io.berth.reservation.name.Names;
import io.berth.reservation.name.Nearest;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what ends a command early into one message and an exit code. A stack trace is shown only to who asks for it. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (problem instanceof Failure failure) {
            say(err, failure.getMessage());
            trace(problem, command, err);
            return failure.exitCode();
        }
        if (problem instanceof UnavailableException unavailable) {
            say(err, unavailable.getMessage());
            trace(problem, command, err);
            return switch (unavailable.problem()) {
                case CONFIGURATION -> ExitCode.CONFIGURATION;
                case NOT_ALLOWED -> ExitCode.NOT_ALLOWED;
                case UNREACHABLE, TOPICS_MISSING -> ExitCode.UNREACHABLE;
            };
        }
        say(err, "unexpected failure: " + problem + ". This is a bug; with --verbose it says where.");
        trace(problem, command, err);
        return ExitCode.FOUND;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        if (isNoCommand(problem, command)) {
            String word = ((UnmatchedArgumentException) problem).getUnmatched().get(0);
            Set<String> commands = command.getSubcommands().keySet();
            say(
                    err,
                    "there is no command '" + Names.shown(word) + "'. Did you mean " + Nearest.to(word, commands)
                            + "?");
        } else {
            say(err, problem.getMessage() + meant(problem));
            UnmatchedArgumentException.printSuggestions(problem, err);
        }
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** @return the nearest choice, where an option has choices and got something else */
    private static String meant(ParameterException problem) {
        Class<?> type =
                problem.getArgSpec() == null ? null : problem.getArgSpec().type();
        if (type == null || !type.isEnum() || problem.getValue() == null) {
            return "";
        }
        String meant = Meant.text(
                problem.getValue(),
                Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        return meant.isEmpty() || problem.getMessage().endsWith(".") ? meant : "." + meant;
    }

    /** Whether a word stands where a command is expected. */
    private static boolean isNoCommand(ParameterException problem, CommandLine command) {
        return problem instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption();
    }

    private static void say(PrintWriter err, String sentence) {
        err.println("berth: " + sentence);
    }

    private static void trace(Exception problem, CommandLine command, PrintWriter err) {
        if (Globals.of(command).isVerbose()) {
            problem.printStackTrace(err);
        }
    }
}
