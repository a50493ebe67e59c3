package io.berth.reservation.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tests that judge a changed protocol together. Another one, of another module too, is a line in {@link #ALL} and its
 * classes on the class path of the profile.
 *
 * @param name for people
 * @param toTheEnd whether all of it is run, so that the table can name the most telling tests; or only until one fails
 */
record Suite(String name, Path classes, boolean toTheEnd, Predicate<String> selects) {
    private static final Path TESTS = Path.of("target", "test-classes");

    /** A bug goes to the next suite only if the one before did not catch it. */
    static final List<Suite> ALL = List.of(
            new Suite("sentences", TESTS, true, name -> isJudge(name) && !isRandom(name)),
            new Suite("random walks", TESTS, false, name -> isJudge(name) && isRandom(name)));

    /** Not the fences, which look at no behaviour, and not this package. */
    private static boolean isJudge(String name) {
        return !name.endsWith("FencesTest") && !name.startsWith(Suite.class.getPackageName() + ".");
    }

    private static boolean isRandom(String name) {
        return name.contains(".walk.") || name.contains("Random") || name.contains("Fuzz");
    }

    /** @return the names of its test classes, as Surefire finds them */
    List<String> testClasses() throws IOException {
        try (Stream<Path> tree = Files.walk(classes)) {
            return tree.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("Test.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length())
                            .replace(file.contains("/") ? '/' : '\\', '.'))
                    .filter(selects)
                    .sorted()
                    .toList();
        }
    }
}
