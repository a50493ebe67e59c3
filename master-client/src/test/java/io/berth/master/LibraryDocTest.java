package io.berth.master;

import static org.assertj.core.api.Assertions.assertThat;

import io.berth.master.testkit.FakeBerth;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps docs/library.md true: its examples are compiled and run. */
class LibraryDocTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("public class (\\w+)");

    @TempDir
    private Path directory;

    @Test
    void theExamplesOfThePageRun() throws Exception {
        assertThat(compile(examples())).isEmpty();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> build = loader.loadClass("Build");
            Method run = build.getMethod("run", Berth.class);
            assertThat(run.invoke(build.getConstructor().newInstance(), FakeBerth.create()))
                    .isEqualTo(1);

            Class<?> tests = loader.loadClass("BuildTest");
            List<Method> sentences = Arrays.stream(tests.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .toList();
            assertThat(sentences).hasSize(3);
            for (Method sentence : sentences) {
                sentence.invoke(tests.getConstructor().newInstance());
            }
        }
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs/library.md")));
        while (example.find()) {
            examples.add(example.group(1));
        }
        assertThat(examples).hasSize(3);
        return examples;
    }

    /** @return what the compiler has to say */
    private String compile(List<String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Matcher name = NAME.matcher(source);
            assertThat(name.find()).isTrue();
            files.add(Files.writeString(directory.resolve(name.group(1) + ".java"), source));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of("-d", directory.toString(), "-cp", classPath(), "-Xlint:all,-path,-processing"),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
        }
        return said.toString();
    }

    /** Surefire puts what it runs with into this property, also where it starts from a jar that only points to it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
