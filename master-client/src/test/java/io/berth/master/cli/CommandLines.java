package io.berth.master.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command lines in the pages of {@code docs/}. */
final class CommandLines {
    /** What a shell takes as one word: no blank outside of quotes. A pipe or a comment ends the command. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s'|#]+)|([|#])");

    private CommandLines() {}

    /** Each of the page is one that berth takes. */
    static void assertTakenAsFarAsKafka(String page, int atLeast) throws IOException {
        List<String> commands = in(Path.of("../docs/" + page));
        assertThat(commands).hasSizeGreaterThan(atLeast);
        for (String command : commands) {
            FakeWorld world = new FakeWorld();
            world.asks = true;
            world.unavailable = new UnavailableException(UnavailableException.Problem.UNREACHABLE, "No Kafka.", null);
            assertThat(world.run(words(command))).as(command + ": " + world.err).isEqualTo(ExitCode.UNREACHABLE);
        }
    }

    /** The lines of fenced blocks that begin with the command. */
    private static List<String> in(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean fenced = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced && line.startsWith("berth ")) {
                commands.add(line);
            }
        }
        return commands;
    }

    /** Without the first, the name of the program. */
    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find() && word.group(3) == null) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words.subList(1, words.size()).toArray(String[]::new);
    }
}
