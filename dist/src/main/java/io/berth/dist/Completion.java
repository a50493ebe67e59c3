package io.berth.dist;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** What a shell completes of one program. */
final class Completion {
    private final CommandSpec program;

    Completion(CommandSpec program) {
        this.program = program;
    }

    /** @return a script to be sourced; picocli's, which zsh understands too */
    String bash() {
        return AutoComplete.bash(program.name(), program.commandLine());
    }

    /** @return a file for zsh's {@code fpath}, which zsh reads at the first completion, and which must then complete */
    String zsh() {
        // The script asks whether there is compopt, finds this alias, and then zsh does not use it in what it read
        // itself.
        String script = bash().replace("  alias compopt=complete\n", "");
        return "#compdef " + program.name() + "\n\n" + script + "\n_bash_complete -o default -F _complete_"
                + program.name() + "\n";
    }
}
