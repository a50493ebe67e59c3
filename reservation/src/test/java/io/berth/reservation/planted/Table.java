package io.berth.reservation.planted;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which test caught which bug, as docs/planted-bugs.md shows it. */
final class Table {
    private static final int NAMED = 3;

    private final Map<PlantedBug, List<String>> caught;
    private final Map<String, Integer> caughtBy = new HashMap<>();

    /** @param caught for each bug the tests that failed */
    Table(Map<PlantedBug, List<String>> caught) {
        this.caught = new LinkedHashMap<>(caught);
        caught.values().forEach(tests -> tests.forEach(test -> caughtBy.merge(test, 1, Integer::sum)));
    }

    /** @return the page; in each row the tests first that tell most, because they fail for few other bugs */
    String page() {
        return """
                # Planted bugs

                Small wrong versions of the protocol, each of which a tired engineer could write. The suite must catch every one of
                them: `mvn -Pplanted -pl reservation verify` compiles each, runs the tests of `reservation/` against it, and fails if one
                is not caught or if this page is out of date. The same with `-Dberth.docs=write` writes this page, with
                `-Dplanted.only=<start of a name>` runs some of them. How to add one: CONTRIBUTING.md.

                The tests that fail for the fewest other bugs are named first. The files are in `reservation/src/planted/`.

                | bug | what it would do to users | caught by |
                |---|---|---|
                """
                + caught.keySet().stream().map(this::row).collect(Collectors.joining())
                + "\n" + caught.size() + " bugs, " + caughtBy.size() + " tests that caught at least one.\n";
    }

    private String row(PlantedBug bug) {
        List<String> tests = caught.get(bug);
        String named = mostTelling(tests).map(test -> "`" + test + "`").collect(Collectors.joining("<br>"));
        int more = tests.size() - NAMED;
        return start(bug) + named + (more > 0 ? "<br>and " + more + " more" : "") + " |\n";
    }

    private Stream<String> mostTelling(List<String> tests) {
        return tests.stream()
                .sorted(Comparator.<String>comparingInt(caughtBy::get).thenComparing(test -> test))
                .limit(NAMED);
    }

    private static String start(PlantedBug bug) {
        return "| " + bug.name().substring(0, bug.name().indexOf('-')) + " " + bug.title() + " | " + bug.harm() + " | ";
    }

    /**
     * More tests may have come that catch a bug too: that does not make the page wrong.
     *
     * @return what is wrong with the page: a bug that has no row, a test that is named and did not catch its bug, a row
     *     that is of no bug
     */
    List<String> problemsOf(String page) {
        List<String> problems = new ArrayList<>();
        List<String> rows = new ArrayList<>(page.lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| bug |"))
                .toList());
        caught.forEach((bug, tests) -> {
            Optional<String> own =
                    rows.stream().filter(row -> row.startsWith(start(bug))).findFirst();
            rows.remove(own.orElse(null));
            own.ifPresentOrElse(
                    row -> tests(row)
                            .filter(test -> !tests.contains(test))
                            .forEach(test -> problems.add(test + " did not catch " + bug.name())),
                    () -> problems.add(bug.name() + " has no row as it should be"));
        });
        rows.forEach(row -> problems.add("no bug has the row " + row));
        return problems;
    }

    /** The tests that the last column names, each between two backquotes. */
    private static Stream<String> tests(String row) {
        String[] parts = row.substring(row.lastIndexOf(" | ")).split("`", -1);
        return IntStream.range(0, parts.length).filter(i -> i % 2 == 1).mapToObj(i -> parts[i]);
    }
}
