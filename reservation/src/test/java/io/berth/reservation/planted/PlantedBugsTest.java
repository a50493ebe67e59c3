package io.berth.reservation.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with {@code mvn -Pplanted -pl reservation verify} only: it takes minutes. */
class PlantedBugsTest {
    private static final Path PAGE = Path.of("..", "docs", "planted-bugs.md");
    private static final Path PROTOCOL = Path.of("target", "classes");
    private static final String ONLY = System.getProperty("planted.only", "");

    private final AtomicInteger done = new AtomicInteger();

    @TempDir
    Path work;

    @Test
    void theSuiteCatchesEveryPlantedBug() throws Exception {
        for (Suite suite : Suite.ALL) {
            SuiteRun unchanged = SuiteRun.of(suite, PROTOCOL, work);
            assertThat(unchanged.failed())
                    .as("tests that fail without any bug; mend these first")
                    .isEmpty();
            assertThat(unchanged.ran())
                    .as("tests of the suite '" + suite.name() + "'")
                    .isPositive();
            say("unchanged: " + suite.name() + ", " + unchanged.ran() + " tests pass");
        }
        List<PlantedBug> bugs = PlantedBug.all().stream()
                .filter(bug -> bug.name().startsWith(ONLY))
                .toList();
        assertThat(bugs).as("files in " + PlantedBug.FOLDER).isNotEmpty();

        Map<PlantedBug, List<String>> caught = judged(bugs);

        assertThat(bugs.stream()
                        .filter(bug -> caught.getOrDefault(bug, List.of()).isEmpty())
                        .map(PlantedBug::name))
                .as("bugs that no test catches, or that could not be judged; the output above says which and why")
                .isEmpty();
        if (ONLY.isEmpty()) {
            shown(new Table(caught));
        }
    }

    private static void shown(Table table) throws Exception {
        if ("write".equals(System.getProperty("berth.docs"))) {
            Files.writeString(PAGE, table.page());
        }
        assertThat(table.problemsOf(Files.readString(PAGE)))
                .as(PAGE + " is out of date: run this again with -Dberth.docs=write, and read what changed")
                .isEmpty();
    }

    private Map<PlantedBug, List<String>> judged(List<PlantedBug> bugs) throws Exception {
        ExecutorService judges =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            Map<PlantedBug, Future<List<String>>> running = new LinkedHashMap<>();
            bugs.forEach(bug -> running.put(bug, judges.submit(() -> judged(bug, bugs.size()))));
            Map<PlantedBug, List<String>> caught = new LinkedHashMap<>();
            for (PlantedBug bug : bugs) {
                List<String> tests = running.get(bug).get();
                if (tests != null) {
                    caught.put(bug, tests);
                }
            }
            return caught;
        } finally {
            judges.shutdownNow();
        }
    }

    /** @return the tests that failed, or null where it could not be judged: the others are, all the same */
    private List<String> judged(PlantedBug bug, int of) throws Exception {
        Path folder = Files.createDirectory(work.resolve(bug.name()));
        Path classes = Files.createDirectory(folder.resolve("classes"));
        try {
            Sources.compile(bug, classes);
            List<String> failed = new ArrayList<>();
            for (Suite suite : Suite.ALL) {
                if (failed.isEmpty()) {
                    failed.addAll(SuiteRun.of(suite, classes, folder).failed());
                }
            }
            say(done.incrementAndGet() + "/" + of + " " + bug.name() + ": "
                    + (failed.isEmpty() ? "NOT CAUGHT" : "caught by " + failed.size() + ", as " + failed.get(0)));
            return failed;
        } catch (IllegalStateException problem) {
            say(done.incrementAndGet() + "/" + of + " " + bug.name() + ": NOT JUDGED. " + problem.getMessage());
            return null;
        }
    }

    private static void say(String line) {
        System.out.println("planted bugs: " + line);
    }
}
