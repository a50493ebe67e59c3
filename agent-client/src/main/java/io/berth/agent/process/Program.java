package io.berth.agent.process;

import io.berth.reservation.name.Names;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A program with its arguments, as an operator configured it. Nothing from a message is ever part of it.
 *
 * @param arguments the program and what follows it, at least one
 */
public record Program(List<String> arguments) {
    public Program {
        arguments = List.copyOf(arguments);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("no program");
        }
    }

    /** @return what is wrong with the program on this machine, as half a sentence, or empty where it can be started */
    public Optional<String> problem() {
        return problem(System.getProperty("os.name"));
    }

    Optional<String> problem(String system) {
        String program = arguments.get(0);
        String shown = "'" + Names.shown(program) + "'";
        if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
            return Optional.of("an argument holds a NUL character");
        }
        Path path;
        try {
            path = Path.of(program);
        } catch (InvalidPathException e) {
            return Optional.of("the program " + shown + " is not a path");
        }
        if (!path.isAbsolute()) {
            return Optional.of("the program " + shown
                    + " is not an absolute path, so what it starts would depend on where berth-agent was started");
        }
        // Windows runs batch files through cmd.exe, which takes arguments apart by rules of its own.
        String lower = program.toLowerCase(Locale.ROOT);
        if (system.toLowerCase(Locale.ROOT).startsWith("windows")
                && (lower.endsWith(".bat") || lower.endsWith(".cmd"))) {
            return Optional.of("the program " + shown + " is a batch file, which runs in a shell. Use an .exe");
        }
        if (!Files.isRegularFile(path)) {
            return Optional.of("there is no file " + shown);
        }
        return Files.isExecutable(path)
                ? Optional.empty()
                : Optional.of("the file " + shown + " may not be executed by this user. Try: chmod +x");
    }
}
