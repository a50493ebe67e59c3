package io.berth.dist.archive;

import io.berth.dist.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The archive, unpacked, and links to its programs elsewhere, as an operator has them. */
final class Unpacked {
    static final String VERSION = System.getProperty("berth.version");

    private final Path links;
    private final Path cache;
    private final Path top;

    /** @param folder where in the directory it is unpacked */
    Unpacked(Path directory, String folder) throws IOException {
        Path place = Files.createDirectories(directory.resolve(folder));
        this.links = Files.createDirectories(directory.resolve("links"));
        this.cache = Files.createDirectories(directory.resolve("cache"));
        Run.output("tar", "-C", place.toString(), "-xzf", System.getProperty("berth.archive"));
        this.top = place.resolve("berth-" + VERSION);
    }

    Path top() {
        return top;
    }

    Path cache() {
        return cache;
    }

    /** Runs a program of {@code bin/} from elsewhere, through a link to it that a second link points to. */
    Run run(String program, Map<String, String> environment, String... arguments) {
        try {
            Path link = links.resolve(program);
            if (!Files.isSymbolicLink(link)) {
                Files.createSymbolicLink(
                        links.resolve(program + "-link"),
                        links.relativize(top.resolve("bin").resolve(program)));
                Files.createSymbolicLink(link, Path.of(program + "-link"));
            }
            Map<String, String> all = new HashMap<>(Map.of("XDG_CACHE_HOME", cache.toString()));
            all.putAll(environment);
            List<String> words = new ArrayList<>(List.of(link.toString()));
            words.addAll(List.of(arguments));
            return Run.of(Path.of("/"), all, words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the names of all files in a folder and in those below it */
    List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(top.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
