package io.berth.schemas.apicurio;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A registry as a process of its own, on a port that it chooses itself. Its content is gone when it ends. */
final class ApicurioProcess implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:[0-9]+)");

    private final Process process;
    private final String url;

    private ApicurioProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    static ApicurioProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        // Its default is every interface of the machine.
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=0",
                        "-jar",
                        System.getProperty("berth.apicurio.jar"))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(output);
                return new ApicurioProcess(process, listening.group(1));
            }
        }
        throw new IOException("Apicurio ended before it listened:\n" + said);
    }

    /** Nobody reads on, and a full pipe would stop it. */
    private static void drain(BufferedReader output) {
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    /** @return where it speaks Confluent's REST API */
    String url() {
        return url + "/apis/ccompat/v7";
    }

    @Override
    public void close() {
        // Process.destroy() would also close the output, under the hands of who drains it.
        process.toHandle().destroy();
        process.onExit().join();
    }
}
