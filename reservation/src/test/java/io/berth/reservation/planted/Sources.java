package io.berth.reservation.planted;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The protocol's sources. Thread-safe. */
final class Sources {
    private static final Path ROOT = Path.of("src", "main", "java");
    private static final Path PACKAGE = ROOT.resolve(Path.of("io", "berth", "reservation"));

    private Sources() {}

    /**
     * Compiles all of them with the bug planted, because a constant or a record reaches further than its own file.
     *
     * @param classes an empty folder
     * @throws IllegalStateException if the source has moved on, or the bug does not compile
     */
    static void compile(PlantedBug bug, Path classes) throws IOException {
        Path changed = PACKAGE.resolve(bug.source());
        String planted = planted(bug);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
                Stream<Path> tree = Files.walk(ROOT)) {
            List<Path> others = tree.filter(file -> file.toString().endsWith(".java") && !file.equals(changed))
                    .toList();
            List<JavaFileObject> units = new ArrayList<>();
            files.getJavaFileObjectsFromPaths(others).forEach(units::add);
            units.add(new InMemory(changed.toUri(), planted));
            StringWriter said = new StringWriter();
            List<String> options =
                    List.of("--release", "17", "-proc:none", "-Xlint:none", "-cp", "", "-d", classes.toString());
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                throw new IllegalStateException("The planted bug " + bug.name() + " does not compile. Mend its file in "
                        + PlantedBug.FOLDER + ".\n" + said);
            }
        }
    }

    /**
     * @return the one source that the bug changes, with the bug in it
     * @throws IllegalStateException if the source has moved on
     */
    static String planted(PlantedBug bug) throws IOException {
        Path changed = PACKAGE.resolve(bug.source());
        if (!Files.exists(changed)) {
            throw new IllegalStateException("There is no " + changed + ", which the planted bug " + bug.name()
                    + " changes: the source has moved on. Mend its file in " + PlantedBug.FOLDER + ".");
        }
        return bug.plantedIn(Files.readString(changed));
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(URI where, String text) {
            super(where, Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
