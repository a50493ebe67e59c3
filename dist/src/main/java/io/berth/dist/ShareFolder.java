package io.berth.dist;

import io.berth.agent.cli.BerthAgent;
import io.berth.master.cli.BerthCli;
import io.berth.server.cli.BerthServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Writes {@code share/} of the archive, from the commands themselves. Run by the build. */
public final class ShareFolder {
    private final Path folder;
    private final String version;
    private final String day;

    private ShareFolder(Path folder, String version, String day) {
        this.folder = folder;
        this.version = version;
        this.day = day;
    }

    /** @param arguments the folder, Berth's version, the time of the build as {@code 2026-11-23T00:00:00Z} */
    public static void main(String[] arguments) throws IOException {
        ShareFolder share = new ShareFolder(Path.of(arguments[0]), arguments[1], arguments[2].substring(0, 10));
        for (CommandSpec program : programs()) {
            share.manPages(program);
            share.completion(program);
        }
    }

    /** @return berth, berth-agent, berth-server */
    static List<CommandSpec> programs() {
        return List.of(BerthCli.model(), BerthAgent.model(), BerthServer.model());
    }

    private void manPages(CommandSpec command) throws IOException {
        write("man/man1/" + ManPage.name(command) + ".1", ManPage.of(command, version, day));
        for (CommandLine each : command.subcommands().values()) {
            manPages(each.getCommandSpec());
        }
    }

    private void completion(CommandSpec program) throws IOException {
        Completion completion = new Completion(program);
        write("bash-completion/completions/" + program.name(), completion.bash());
        write("zsh/site-functions/_" + program.name(), completion.zsh());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
