package io.berth.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class ManPageTest {
    private static final Path PAGES = Path.of(System.getProperty("berth.share"), "man/man1");

    @Test
    void everyCommandHasAPageAndEveryPageACommand() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            commands().map(each -> ManPage.name(each) + ".1").toList());
        }
    }

    @Test
    void aPageHasEveryOptionAndEveryArgumentOfItsCommand() throws IOException {
        for (CommandSpec command : commands().toList()) {
            List<String> lines = Files.readAllLines(PAGES.resolve(ManPage.name(command) + ".1"));
            List<String> words = new ArrayList<>();
            for (OptionSpec option : command.options()) {
                words.addAll(option.hidden() ? List.of() : List.of(option.names()));
            }
            for (PositionalParamSpec parameter : command.positionalParameters()) {
                words.add(parameter.paramLabel());
            }
            assertThat(words)
                    .as(command.qualifiedName())
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(lines)
                            .anyMatch(line -> line.startsWith("\\fB")
                                    && (" " + line.substring(3))
                                            .matches("(?s).*[ ]\\Q" + Roff.escaped(word) + "\\E[,=\\\\ ].*")));
        }
    }

    @Test
    void thePageOfACommandPointsToThoseAroundIt() throws IOException {
        assertThat(Files.readString(PAGES.resolve("berth-pool.1"))).contains("berth(1), berth\\-pool\\-hold(1)");
    }

    @Test
    void whatAShellReadsStaysAsItIs() {
        assertThat(new Roff().verbatim(List.of(".x 'a && b' -o ~/c\\d")).toString())
                .isEqualTo(".nf\n\\&.x \\(aqa && b\\(aq \\-o \\(ti/c\\ed\n.fi\n");
    }

    @Test
    void mandocFindsNothingToSay() throws IOException {
        assumeTrue(Run.has("mandoc"), "mandoc is not installed");
        List<String> words = new ArrayList<>(List.of("mandoc", "-Tlint"));
        try (Stream<Path> pages = Files.list(PAGES)) {
            pages.map(Path::toString).forEach(words::add);
        }
        assertThat(Run.output(words.toArray(String[]::new))).isEmpty();
    }

    private static Stream<CommandSpec> commands() {
        return ShareFolder.programs().stream().flatMap(ManPageTest::withCommandsOf);
    }

    private static Stream<CommandSpec> withCommandsOf(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream().flatMap(each -> withCommandsOf(each.getCommandSpec())));
    }
}
