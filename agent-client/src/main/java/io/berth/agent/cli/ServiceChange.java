package io.berth.agent.cli;

import io.berth.agent.install.SealedFile;
import io.berth.agent.process.Foreground;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Does what install and uninstall have in common, and says so. */
final class ServiceChange {
    /** A change that could not be made; its message is for a person. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int exitCode;

        Failed(int exitCode, String message) {
            super(message);
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    private final CommandLine line;

    ServiceChange(CommandSpec spec) {
        this.line = spec.commandLine();
    }

    void say(String text) {
        line.getOut().println(text);
        line.getOut().flush();
    }

    void show(String words, List<List<String>> commands) {
        commands.forEach(command -> say(words + ": " + String.join(" ", command)));
    }

    SealedFile.Found look(SealedFile file, Path path) {
        try {
            return file.found();
        } catch (IOException e) {
            throw new Failed(ExitCode.FILE, path + " cannot be read (" + e + "). Try it as root, or with --user.");
        }
    }

    void write(SealedFile file, Path path) {
        try {
            file.write();
            say("Wrote " + path);
        } catch (IOException e) {
            throw new Failed(ExitCode.FILE, path + " cannot be written (" + e + "). Try it as root, or with --user.");
        }
    }

    void delete(SealedFile file, Path path) {
        try {
            file.delete();
            say("Deleted " + path);
        } catch (IOException e) {
            throw new Failed(ExitCode.FILE, path + " cannot be deleted (" + e + "). Try it as root, or with --user.");
        }
    }

    static Failed edited(Path path) {
        return new Failed(
                ExitCode.FILE,
                path + " was edited by somebody, so it is left alone. Look at what would be written with --dry-run"
                        + " --force, and take that with --force.");
    }

    void run(List<List<String>> commands) throws InterruptedException {
        for (List<String> command : commands) {
            String shown = String.join(" ", command);
            try {
                int code = Foreground.run(command);
                if (code != 0) {
                    throw new Failed(ExitCode.FAILURE, "'" + shown + "' failed with exit code " + code + ".");
                }
                say("Ran " + shown);
            } catch (IOException e) {
                throw new Failed(ExitCode.FAILURE, "'" + shown + "' cannot be started: " + e.getMessage());
            }
        }
    }
}
