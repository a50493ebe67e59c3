package io.berth.reservation.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A small wrong version of the protocol, as a file of {@code src/planted} describes it.
 *
 * @param name of its file, without the ending
 * @param title what is wrong
 * @param harm what that would do to users
 * @param source the changed file, relative to the package {@code io.berth.reservation}
 * @param was text that stands there exactly once
 * @param becomes what stands there instead
 */
record PlantedBug(String name, String title, String harm, String source, String was, String becomes) {
    static final Path FOLDER = Path.of("src", "planted");

    private static final String ENDING = ".txt";
    private static final String WAS = "\n--- was\n";
    private static final String BECOMES = "\n--- becomes\n";

    /** @return all of them, in the order of their names */
    static List<PlantedBug> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            List<PlantedBug> bugs = new ArrayList<>();
            for (Path file : sorted) {
                String fileName = file.getFileName().toString();
                bugs.add(parse(fileName.substring(0, fileName.length() - ENDING.length()), Files.readString(file)));
            }
            return bugs;
        }
    }

    /** @throws IllegalArgumentException if a part is missing */
    static PlantedBug parse(String name, String text) {
        int was = text.indexOf(WAS);
        int becomes = text.indexOf(BECOMES);
        if (was < 0 || becomes < was) {
            throw new IllegalArgumentException(
                    FOLDER.resolve(name + ENDING)
                            + " needs a line '--- was' with the text to replace, and then '--- becomes' with what replaces it.");
        }
        String head = text.substring(0, was);
        return new PlantedBug(
                name,
                field(name, head, "title"),
                field(name, head, "harm"),
                field(name, head, "source"),
                text.substring(was + WAS.length(), becomes),
                withoutLastLineEnd(text.substring(becomes + BECOMES.length())));
    }

    private static String field(String name, String head, String field) {
        Optional<String> line =
                head.lines().filter(one -> one.startsWith(field + ": ")).findFirst();
        return line.orElseThrow(() -> new IllegalArgumentException(
                        FOLDER.resolve(name + ENDING) + " needs a line '" + field + ": ...'."))
                .substring(field.length() + 2)
                .strip();
    }

    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * @param text of the source as it is
     * @return with the bug in it
     * @throws IllegalStateException if the source has moved on
     */
    String plantedIn(String text) {
        int first = text.indexOf(was);
        if (first < 0 || text.indexOf(was, first + 1) >= 0) {
            throw new IllegalStateException(
                    "The text that " + FOLDER.resolve(name + ENDING) + " replaces is "
                            + (first < 0 ? "not in " : "more than once in ") + source
                            + ": the source has moved on. Mend the file, so that it plants the same bug in the source as it is now.");
        }
        return text.substring(0, first) + becomes + text.substring(first + was.length());
    }
}
