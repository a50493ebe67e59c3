package io.berth.reservation.planted;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one suite said of one version of the protocol.
 *
 * @param ran how many tests
 * @param failed as {@code Class.method}, sorted
 */
record SuiteRun(int ran, List<String> failed) {
    /** Far more than a run takes on a busy machine: a version that runs for ever shall not stop the others. */
    private static final long MOST_MINUTES = 5;

    /**
     * @param protocol the classes of the version to judge
     * @param work a folder for the report and the output
     * @throws IllegalStateException if the suite could not be run to its end
     */
    static SuiteRun of(Suite suite, Path protocol, Path work) throws IOException, InterruptedException {
        Path report = work.resolve("report.txt");
        Path output = work.resolve("output.txt");
        Files.deleteIfExists(report);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                "-cp",
                protocol + File.pathSeparator + testClassPath(),
                SuiteMain.class.getName(),
                report.toString(),
                suite.toTheEnd() ? "all" : "first"));
        command.addAll(suite.testClasses());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The suite '" + suite.name() + "' did not come to an end within "
                        + MOST_MINUTES + " min. A bug that never ends shows no test: plant a smaller one.");
            }
        } finally {
            process.destroyForcibly();
        }
        if (!Files.exists(report)) {
            throw new IllegalStateException("The suite '" + suite.name() + "' was not run to its end:\n"
                    + Files.readString(output).lines().limit(20).reduce("", (all, line) -> all + line + "\n"));
        }
        List<String> lines = Files.readAllLines(report);
        return new SuiteRun(Integer.parseInt(lines.get(0)), List.copyOf(lines.subList(1, lines.size())));
    }

    /** Surefire starts from a jar that only names the others. */
    private static String testClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
