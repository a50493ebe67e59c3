package io.berth.agent.child;

import io.berth.agent.process.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program with its arguments, as an operator configured it, with words in braces that are filled in for a reservation.
 * One argument stays one argument, whatever is filled in.
 *
 * @param program not filled in yet
 */
public record CommandTemplate(Program program) {
    private static final Pattern BRACES = Pattern.compile("\\{([A-Za-z]+)}");

    /** @return the words in braces that are no {@link Placeholder} */
    public List<String> unknownWords() {
        return program.arguments().stream()
                .flatMap(argument -> BRACES.matcher(argument).results())
                .map(result -> result.group(1))
                .filter(word -> Placeholder.of(word).isEmpty())
                .distinct()
                .toList();
    }

    public boolean uses(Placeholder placeholder) {
        return program.arguments().stream().anyMatch(argument -> argument.contains("{" + placeholder.word() + "}"));
    }

    /** @return whether a secret itself stands where the name of its file should: every user of the machine could read it */
    public boolean showsSecret() {
        List<String> arguments = program.arguments();
        int option = arguments.indexOf("-secret");
        return option >= 0
                && option + 1 < arguments.size()
                && !arguments.get(option + 1).startsWith("@");
    }

    /**
     * @param values of every placeholder that it uses
     * @throws IllegalArgumentException where one is missing, or a word is unknown
     */
    List<String> fill(Map<Placeholder, String> values) {
        return program.arguments().stream()
                .map(argument -> BRACES.matcher(argument)
                        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values))))
                .toList();
    }

    private static String value(String word, Map<Placeholder, String> values) {
        return Optional.of(word)
                .flatMap(Placeholder::of)
                .map(values::get)
                .orElseThrow(() -> new IllegalArgumentException("no value for {" + word + "}"));
    }

    /** Without arguments: one may be a secret. */
    @Override
    public String toString() {
        return program.arguments().get(0);
    }
}
