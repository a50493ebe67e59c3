package io.berth.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a program needs on its class path that embeds the library, and what it does not. */
class FootprintTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path TEST_CLASSES = Path.of("target/test-classes");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+\\.jar)` \\| ([0-9.]+) \\|.*");

    @Test
    void theLibraryConnectsWithoutPicocliAndWithoutALoggingBackend() throws Exception {
        try (URLClassLoader program = program(FootprintTest::isNeeded, CLASSES)) {
            assertThatThrownBy(() -> program.loadClass("picocli.CommandLine"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> program.loadClass("ch.qos.logback.classic.Logger"))
                    .isInstanceOf(ClassNotFoundException.class);
            Class<?> berth = program.loadClass("io.berth.master.Berth");
            Class<?> config = program.loadClass("io.berth.master.BerthConfig");
            // Nobody listens on this port, so this is as far as it comes: through all of Kafka's client.
            Object nowhere = config.getMethod("of", String.class, String.class).invoke(null, "127.0.0.1:1", "ci");
            Object soon = config.getMethod("withTimeouts", Duration.class, Duration.class)
                    .invoke(nowhere, Duration.ofMillis(300), Duration.ofMillis(300));
            assertThatThrownBy(() -> berth.getMethod("connect", config).invoke(null, soon))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .hasMessageContaining("gave no answer within 300ms");
        }
    }

    @Test
    void theTestKitNeedsNeitherKafkaNorAvro() throws Exception {
        Predicate<Path> few = path -> path.toString().contains("reservation")
                || path.getFileName().toString().startsWith("slf4j-api");
        try (URLClassLoader program = program(few, CLASSES, TEST_CLASSES)) {
            Callable<?> scenario = (Callable<?>) program.loadClass("io.berth.master.testkit.Scenario")
                    .getConstructor()
                    .newInstance();
            assertThat(scenario.call()).isEqualTo("IDLE IDLE_EXPIRED");
        }
    }

    @Test
    void thePageOfTheLibraryListsTheClassPathAsItIs() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/library.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                listed.put(row.group(1), row.group(2));
            }
        }
        Map<String, String> found = new TreeMap<>();
        for (Path path : classPath()) {
            String name = path.getFileName().toString();
            if (Files.isRegularFile(path) && isNeeded(path) && !name.startsWith("berth-")) {
                found.put(name, String.format(Locale.ROOT, "%.1f", Files.size(path) / 1e6));
            }
        }
        assertThat(listed).isEqualTo(found);
    }

    /** Maven leaves out what is optional where this module is depended on. */
    private static boolean isNeeded(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith("picocli-") && !name.startsWith("logback-") && !name.startsWith("snakeyaml-engine-");
    }

    private static URLClassLoader program(Predicate<Path> wanted, Path... own) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path path : own) {
            urls.add(url(path));
        }
        for (Path path : classPath()) {
            if (wanted.test(path)) {
                urls.add(url(path));
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    /** @return what the build found this module to need at run time, besides itself */
    private static List<Path> classPath() throws IOException {
        return Arrays.stream(Files.readString(Path.of("target/runtime.classpath"))
                        .strip()
                        .split(":"))
                .map(Path::of)
                .toList();
    }
}
