package io.berth.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private static final Path SHARE = Path.of(System.getProperty("berth.share"));

    /** Asks as bash does: the words so far in COMP_WORDS, the answer in COMPREPLY. */
    private static final String ASK = """
            . "$1"
            COMP_LINE=$2 COMP_POINT=${#2} COMP_WORDS=($2) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            compopt() { :; }
            "_complete_${COMP_WORDS[0]}"
            echo "${COMPREPLY[*]}"
            """;

    @ParameterizedTest
    @CsvSource({
        "berth re,                       reserve renew resume revoke remove",
        "berth agents --all,             --all-pools",
        "berth agents -o j,              json",
        "berth pool h,                   hold",
        "berth-agent c,                  check",
        "berth-agent run --conf,         --config",
        "berth-server topics --cr,       --create"
    })
    void bashCompletes(String typed, String proposals) {
        String program = typed.split(" ")[0];
        assertThat(Run.output("bash", "-c", ASK, "bash", bash(program), typed).strip())
                .isEqualTo(proposals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"berth", "berth-agent", "berth-server"})
    void zshReadsItsFiles(String program) {
        assumeTrue(Run.has("zsh"), "zsh is not installed");
        String loaded = "autoload -U compinit; compinit -u -D; print $_comps[" + program + "]";
        assertThat(Run.output(
                        "zsh",
                        "-f",
                        "-c",
                        "fpath=($1 $fpath); " + loaded,
                        "zsh",
                        functions().toString()))
                .isEqualTo("_" + program + "\n");
        assertThat(Run.output("zsh", "-n", functions().resolve("_" + program).toString()))
                .isEmpty();
    }

    @Test
    void aScriptNamesNoFolderOfTheBuild() {
        assertThat(Run.output("cat", bash("berth")))
                .doesNotContain(Path.of("").toAbsolutePath().toString());
    }

    private static String bash(String program) {
        return SHARE.resolve("bash-completion/completions/" + program).toString();
    }

    private static Path functions() {
        return SHARE.resolve("zsh/site-functions").toAbsolutePath();
    }
}
