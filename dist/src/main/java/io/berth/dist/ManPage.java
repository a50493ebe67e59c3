package io.berth.dist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The man page of one command, from what picocli knows of it: it says what {@code --help} says. */
final class ManPage {
    private final CommandSpec command;
    private final Roff roff = new Roff();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** @return {@code berth-pool-hold} for {@code berth pool hold} */
    static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** @param day as {@code 2026-11-23} */
    static String of(CommandSpec command, String version, String day) {
        ManPage page = new ManPage(command);
        page.roff.title(name(command), day, "Berth " + version);
        page.head();
        page.arguments();
        page.commands();
        page.exitCodes();
        page.footer();
        page.seeAlso();
        return page.roff.toString();
    }

    private void head() {
        List<String> description = plain(command.usageMessage().description());
        // The first sentence, without its full stop: what apropos and whatis show.
        String summary = description.get(0).replaceFirst("\\.(\\s.*)?$", "");
        roff.section("Name").text(name(command) + " - " + summary);
        roff.section("Synopsis");
        String synopsis = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
        roff.text(synopsis);
        roff.section("Description");
        roff.text(description.get(0));
        description.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .forEach(line -> roff.paragraph().text(line));
    }

    private void arguments() {
        List<PositionalParamSpec> parameters = command.positionalParameters().stream()
                .filter(each -> !each.hidden())
                .toList();
        if (!parameters.isEmpty()) {
            roff.section("Arguments");
            parameters.forEach(each -> entry(each.paramLabel(), each));
        }
        List<OptionSpec> options =
                command.options().stream().filter(each -> !each.hidden()).toList();
        if (!options.isEmpty()) {
            roff.section("Options");
            options.forEach(each -> entry(names(each), each));
        }
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    private void entry(String term, ArgSpec argument) {
        roff.term(term).text(String.join(" ", plain(argument.description())));
    }

    private void commands() {
        Map<String, CommandLine> commands = command.subcommands();
        if (commands.isEmpty()) {
            return;
        }
        roff.section("Commands");
        commands.forEach((name, each) -> {
            roff.term(name);
            roff.text(plain(each.getCommandSpec().usageMessage().description()).get(0));
        });
    }

    private void exitCodes() {
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (!codes.isEmpty()) {
            roff.section("Exit status");
            codes.forEach((code, meaning) -> roff.term(code).text(meaning));
        }
    }

    /** Lines that begin at the margin and end with a colon are headings; under them lines stay as they are. */
    private void footer() {
        List<String> block = new ArrayList<>();
        for (String line : plain(command.usageMessage().footer())) {
            if (line.matches("\\S.*:")) {
                flush(block);
                roff.section(line.substring(0, line.length() - 1));
            } else if (!line.isBlank()) {
                block.add(line.strip());
            }
        }
        flush(block);
    }

    private void flush(List<String> block) {
        if (!block.isEmpty()) {
            roff.verbatim(block);
            block.clear();
        }
    }

    private void seeAlso() {
        List<String> others = new ArrayList<>();
        if (command.parent() != null) {
            others.add(name(command.parent()));
        }
        command.subcommands().values().forEach(each -> others.add(name(each.getCommandSpec())));
        if (!others.isEmpty()) {
            roff.section("See also");
            roff.text(others.stream().map(each -> each + "(1)").collect(Collectors.joining(", ")));
        }
    }

    private static List<String> plain(String[] lines) {
        return Arrays.stream(lines)
                .map(line -> Help.Ansi.OFF.string(String.format(line)))
                .toList();
    }
}
