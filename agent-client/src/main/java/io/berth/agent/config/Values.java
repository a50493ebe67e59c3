package io.berth.agent.config;

import io.berth.agent.process.Program;
import io.berth.reservation.name.Names;
import io.berth.reservation.timing.Lengths;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads single values, and collects a sentence for each thing that is wrong with one. */
final class Values {
    /** The longest of any duration that an operator may set. */
    static final Duration LONGEST = Duration.ofHours(24);

    private final RawConfig raw;
    private final List<String> problems = new ArrayList<>();

    Values(RawConfig raw) {
        this.raw = raw;
    }

    RawConfig raw() {
        return raw;
    }

    List<String> problems() {
        return problems;
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** @param sentence about the value of this key; may name no secret */
    void problem(ConfigKey key, String sentence) {
        problems.add(raw.where(key) + ": " + sentence);
    }

    void missing(ConfigKey key, String what) {
        problem(key.key() + " is missing. Give " + what + ", in the file or as $" + key.variable() + ".");
    }

    /** @return the words between commas, as they stand there; none for an empty value */
    List<String> list(ConfigKey key) {
        String text = raw.text(key);
        return text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*", -1));
    }

    /** @return null where it is none, which is a problem then */
    Duration duration(ConfigKey key, Duration least, Duration most) {
        String text = raw.text(key);
        Optional<Duration> duration = Lengths.parse(text);
        if (duration.filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0)
                .isEmpty()) {
            problem(
                    key,
                    "'" + Names.shown(text) + "' is not a duration from " + Lengths.text(least) + " to "
                            + Lengths.text(most) + ". Write it like " + Lengths.EXAMPLES + ".");
        }
        return duration.orElse(null);
    }

    /** @return the least where it is none, which is a problem then */
    int number(ConfigKey key, int least, int most) {
        String text = raw.text(key);
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        problem(key, "'" + Names.shown(text) + "' is not a number from " + least + " to " + most + ".");
        return least;
    }

    /**
     * @param harm what a relative path would lead to, as the end of a sentence
     * @return null where it is not absolute, which is a problem then
     */
    Path absolutePath(String where, String text, String harm) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path;
            }
            problem(where + ": '" + Names.shown(text) + "' is not an absolute path, so " + harm + ".");
        } catch (InvalidPathException e) {
            problem(where + ": '" + Names.shown(text) + "' is not a path.");
        }
        return null;
    }

    /** @return the program; empty where the text is empty, or where it is none, which is a problem then */
    Optional<Program> program(String where, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> arguments = JsonStrings.parse(text).orElse(List.of());
        if (arguments.isEmpty()) {
            problem(where + ": the value is not a JSON array of strings, program first. Write it like"
                    + " [\"/opt/berth/prepare\",\"--fast\"].");
            return Optional.empty();
        }
        Program program = new Program(arguments);
        program.problem().ifPresent(problem -> problem(where + ": " + problem + "."));
        return Optional.of(program);
    }
}
